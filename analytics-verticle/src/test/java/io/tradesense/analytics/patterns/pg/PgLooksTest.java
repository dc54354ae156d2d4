package io.tradesense.analytics.patterns.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.patterns.domain.Looks.Look;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgLooksTest {
    private static final String USER = "INSERT INTO user_versions (user_id, deleted) VALUES ($1, $2)";
    private static final String LATE = "UPDATE habit_looks SET taken_until = now() - interval '1 second'";
    private final Vertx vertx = Vertx.vertx();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Pool pool;

    @SuppressWarnings("NullAway.Init")
    private PgLooks looks;

    @BeforeAll
    void start() {
        var settings = new Settings(Map.of("ANALYTICS_DATABASE_URL", TestPostgres.newDatabase()));
        var database = Database.of("analytics", settings);
        Waiting.await(Migrations.apply(vertx, database));
        pool = database.pool(vertx);
        looks = new PgLooks(pool);
    }

    @AfterAll
    void stop() {
        Waiting.await(vertx.close());
    }

    @BeforeEach
    void forgetAll() {
        done(pool.query("TRUNCATE habit_looks, user_versions").execute());
    }

    @Test
    void whose_trades_changed_is_looked_at_by_one_and_once() {
        UUID user = user(false);
        changed(user);
        Look look = take();
        assertThat(look.userId()).isEqualTo(user);
        assertThat(look.trades()).isZero();
        assertThat(nothingIsDue()).isTrue();
        Waiting.await(looks.done(look, 600));
        assertThat(nothingIsDue()).isTrue();
        changed(user);
        assertThat(take().trades()).isEqualTo(600);
    }

    @Test
    void what_changes_during_a_look_is_due_after_it() {
        UUID user = user(false);
        changed(user);
        Look look = take();
        changed(user);
        Waiting.await(looks.done(look, 600));
        assertThat(take().userId()).isEqualTo(user);
    }

    @Test
    void a_look_that_never_ended_is_taken_on_by_another() {
        UUID user = user(false);
        changed(user);
        assertThat(take().userId()).isEqualTo(user);
        done(pool.query(LATE).execute());
        assertThat(take().userId()).isEqualTo(user);
    }

    @Test
    void trades_that_have_just_changed_are_left_alone_and_so_is_who_was_removed() {
        changed(user(false));
        assertThat(Waiting.await(looks.take(Duration.ofHours(1)))).isEmpty();
        forgetAll();
        changed(user(true));
        assertThat(nothingIsDue()).isTrue();
    }

    private static void done(Future<?> future) {
        var unused = Waiting.await(future);
    }

    private UUID user(boolean deleted) {
        UUID user = UUID.randomUUID();
        done(pool.preparedQuery(USER).execute(Tuple.of(user, deleted)));
        return user;
    }

    private void changed(UUID user) {
        Waiting.await(pool.withTransaction(transaction -> PgLooks.changed(transaction, List.of(user))));
    }

    private Look take() {
        return Waiting.await(looks.take(Duration.ZERO)).orElseThrow();
    }

    private boolean nothingIsDue() {
        return Waiting.await(looks.take(Duration.ZERO)).isEmpty();
    }
}
