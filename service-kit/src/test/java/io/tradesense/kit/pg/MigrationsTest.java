package io.tradesense.kit.pg;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Database database =
            Database.of("test", new Settings(Map.of("TEST_DATABASE_URL", TestPostgres.newDatabase())));
    private final Pool pool = database.pool(vertx);

    @BeforeEach
    void apply() {
        assertThat(failureOf(Migrations.isCurrent(vertx, database))).isInstanceOf(PgException.class);
        assertThat(await(Migrations.apply(vertx, database).map("applied"))).isEqualTo("applied");
    }

    @AfterEach
    void close() {
        assertThat(await(vertx.close().map("closed"))).isEqualTo("closed");
    }

    @Test
    void what_was_applied_is_known_by_the_sums_that_flyway_itself_wrote() {
        assertThat(await(Migrations.isCurrent(vertx, database))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM flyway_schema_history WHERE script LIKE 'V001%'",
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE script LIKE 'V001%'",
                "UPDATE flyway_schema_history SET success = false WHERE script LIKE 'V001%'",
                """
                INSERT INTO flyway_schema_history
                VALUES (100, '900', 'of a later version', 'SQL', 'V900__of_a_later_version.sql', 1, 'test', now(), 1, true)
                """,
                """
                INSERT INTO flyway_schema_history
                VALUES (100, NULL, 'parked events', 'SQL', 'R__parked_events.sql', 1, 'test', now(), 1, true)
                """
            })
    void a_history_that_differs_is_for_flyway_to_judge(String change) {
        assertThat(await(pool.query(change).execute()).rowCount()).isEqualTo(1);
        assertThat(await(Migrations.isCurrent(vertx, database))).isFalse();
    }

    @Test
    void a_migration_that_was_changed_after_it_was_applied_is_refused() {
        var changed = pool.query("UPDATE flyway_schema_history SET checksum = 1 WHERE script LIKE 'V001%'")
                .execute();
        assertThat(await(changed).rowCount()).isEqualTo(1);
        assertThat(failureOf(Migrations.apply(vertx, database))).hasMessageContaining("checksum mismatch");
    }

    @Test
    void a_migration_that_is_missing_is_applied_at_the_next_start() {
        var changed = pool.query("DELETE FROM flyway_schema_history WHERE script = 'R__parked_events.sql'")
                .execute();
        assertThat(await(changed).rowCount()).isEqualTo(1);
        assertThat(await(Migrations.apply(vertx, database).map("applied"))).isEqualTo("applied");
        assertThat(await(Migrations.isCurrent(vertx, database))).isTrue();
    }
}
