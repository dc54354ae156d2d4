package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.spending.ReservingProcess;
import io.tradesense.ai.spending.domain.Purse;
import io.tradesense.ai.spending.domain.Purse.Reservation;
import io.tradesense.ai.spending.domain.Purse.Spent;
import io.tradesense.ai.spending.domain.Usage;
import io.tradesense.ai.spending.pg.PgPurse;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.TestClock;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The budget is exact whoever asks at the same time and whoever is killed. */
@NullUnmarked
class BudgetTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-26T12:00:00Z"));
    private static Vertx vertx;
    private static String databaseUrl;
    private static Pool pool;
    private static Purse purse;
    private UUID user;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        databaseUrl = TestPostgres.newDatabase();
        var settings = TestService.settings(Map.of("AI_DATABASE_URL", databaseUrl));
        var database = Database.of("ai", settings);
        await(Migrations.apply(vertx, database));
        pool = database.pool(vertx);
        purse = new PgPurse(pool, new Outbox("ai"), () -> {}, CLOCK);
    }

    @AfterAll
    static void stop() {
        await(pool.close());
        await(vertx.close());
    }

    @BeforeEach
    void another_user() {
        user = UUID.randomUUID();
    }

    @Test
    void of_a_hundred_at_once_ten_get_what_is_there_for_ten() {
        List<Future<Optional<Reservation>>> asked = new ArrayList<>();
        for (int each = 0; each < 100; each++) {
            asked.add(purse.reserve(user, 1_000, 10_000, MINUTE));
        }
        await(Future.all(asked).<Void>mapEmpty());
        assertThat(asked.stream().filter(each -> each.result().isPresent())).hasSize(10);
        assertThat(usage().reserved()).isEqualTo(10_000);
    }

    @Test
    void what_is_settled_makes_room_for_the_rest_of_what_was_set_aside() {
        Reservation first = await(purse.reserve(user, 9_000, 10_000, MINUTE)).orElseThrow();
        assertThat(await(purse.reserve(user, 2_000, 10_000, MINUTE))).isEmpty();
        await(purse.settle(first, spent(3_000)));
        assertThat(await(purse.reserve(user, 7_000, 10_000, MINUTE))).isPresent();
        assertThat(await(purse.reserve(user, 1, 10_000, MINUTE))).isEmpty();
    }

    @Test
    void settling_twice_counts_once_and_tells_once() {
        Reservation reservation =
                await(purse.reserve(user, 500, 10_000, MINUTE)).orElseThrow();
        await(purse.settle(reservation, spent(300)));
        await(purse.settle(reservation, spent(300)));
        assertThat(usage()).isEqualTo(new Usage(usage().month(), 300, 0, 42, 1, 0));
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void what_a_killed_process_had_set_aside_comes_free_and_what_it_used_still_counts() {
        Reservation lost = await(purse.reserve(user, 10_000, 10_000, MINUTE)).orElseThrow();
        assertThat(await(purse.reserve(user, 1, 10_000, MINUTE))).isEmpty();
        CLOCK.advance(MINUTE.plusSeconds(1));
        assertThat(await(purse.sweep())).isPositive();
        assertThat(usage().reserved()).isZero();
        assertThat(await(purse.reserve(user, 10_000, 10_000, MINUTE))).isPresent();
        await(purse.settle(lost, spent(700)));
        assertThat(usage().spent()).isEqualTo(700);
        assertThat(usage().reserved()).isEqualTo(10_000);
    }

    @Test
    void what_a_process_had_set_aside_that_is_really_killed_comes_free_when_its_time_is_over() {
        var now = new PgPurse(pool, new Outbox("ai"), () -> {}, Clock.systemUTC());
        try (var process = ChildProcess.start(ReservingProcess.class, databaseUrl, user.toString(), "10000", "3000")) {
            process.awaitWord(ReservingProcess.RESERVED);
            process.kill();
        }
        assertThat(await(now.usage(user)).reserved()).isEqualTo(10_000);
        for (int looks = 0; looks < 600 && await(now.usage(user)).reserved() > 0; looks++) {
            await(now.sweep().compose(swept -> vertx.timer(50)).<Void>mapEmpty());
        }
        assertThat(await(now.reserve(user, 10_000, 10_000, MINUTE))).isPresent();
    }

    @Test
    void settling_and_sweeping_at_the_same_time_free_it_once() {
        List<Future<?>> all = new ArrayList<>();
        for (int each = 0; each < 40; each++) {
            Reservation one = await(purse.reserve(user, 100, 1_000_000, Duration.ofSeconds(1)))
                    .orElseThrow();
            CLOCK.advance(Duration.ofSeconds(2));
            all.add(purse.settle(one, spent(10)));
            all.add(purse.sweep());
            all.add(purse.sweep());
        }
        await(Future.all(all).<Void>mapEmpty());
        await(purse.sweep().<Void>mapEmpty());
        assertThat(usage().reserved()).isZero();
        assertThat(usage().spent()).isEqualTo(400);
    }

    @Test
    void nothing_of_a_user_who_is_gone_comes_back() {
        Reservation late = await(purse.reserve(user, 100, 1_000, MINUTE)).orElseThrow();
        await(pool.withTransaction(transaction -> PgPurse.forget(transaction, user)));
        await(purse.settle(late, spent(50)));
        assertThat(usage().spent()).isZero();
        assertThat(events()).isZero();
    }

    private Usage usage() {
        return await(purse.usage(user));
    }

    private int events() {
        return await(pool.preparedQuery("SELECT count(*) AS n FROM outbox WHERE data->>'userId' = $1")
                        .execute(Tuple.of(user.toString())))
                .iterator()
                .next()
                .getInteger("n");
    }

    private static Spent spent(long tokens) {
        return new Spent("model", "chat", tokens - 5, 0, 5, 42);
    }
}
