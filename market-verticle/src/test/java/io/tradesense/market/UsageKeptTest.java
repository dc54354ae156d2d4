package io.tradesense.market;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was answered is counted, whatever becomes of the process after it. */
class UsageKeptTest {
    private static final UUID ADA = UUID.randomUUID();

    @Test
    void a_call_is_in_the_database_when_its_answer_is_here() {
        String database = TestPostgres.newDatabase();
        var settings = Map.of(
                "MARKET_DATABASE_URL", database,
                "MARKET_PROVIDERS", "none",
                "MARKET_USAGE_TURN", "1m",
                "MARKET_USAGE_TOLD", "1h");
        try (var service = TestService.start(settings, new MarketService())) {
            var pool = PgBuilder.pool()
                    .connectingTo(PgConnectOptions.fromUri(database))
                    .using(service.running().platform().vertx())
                    .build();
            var client = service.client("market", ADA);
            for (int calls = 1; calls <= 20; calls++) {
                assertThat(client.get("/quotes/BTC-USD").statusCode()).isEqualTo(200);
                assertThat(counted(pool)).isEqualTo(calls);
            }
        }
    }

    private static long counted(Pool pool) {
        var rows =
                await(pool.preparedQuery("SELECT coalesce(sum(calls), 0)::bigint FROM usage_counts WHERE user_id = $1")
                        .execute(Tuple.of(ADA)));
        return rows.iterator().next().getLong(0);
    }
}
