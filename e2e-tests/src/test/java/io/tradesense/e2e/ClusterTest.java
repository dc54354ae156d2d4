package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("alone")
@Order(Order.DEFAULT + 1)
@ExtendWith(SharedCluster.class)
class ClusterTest {

    /** What ten cold processes on two processors answer without shedding any of it. */
    private static final int PER_SECOND = 60;

    private static final int CALLS = 360;
    private static final int SOME = 50;

    @Test
    void the_journey_works_and_goes_on_when_one_of_two_trading_processes_is_killed(Cluster cluster) {
        var statement = Statement.shipped();
        var count = PlainCount.of(statement);
        cluster.start("trading");
        cluster.awaitHealthy(2);

        var api = cluster.api().registered().subscribedTo("premium");
        var account = api.opensAccount();
        var ended = api.ended(api.beginsImport(account, "application/xml", statement.file()));
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
        ExpectedFigures.hold(count, api.summary(account, count.trips().size()));

        signingOutAtOneDoorClosesTheOther(cluster);
        var load = SteadyLoad.begin(api, "/api/trades/imports/formats", PER_SECOND, CALLS);
        load.awaitAnswers(PER_SECOND);
        cluster.killOne("trading");
        for (int call = 0; call < SOME; call++) {
            assertThat(api.get("/api/trades?limit=5&accountId=" + account).status())
                    .isEqualTo(200);
        }
        assertThat(load.answers()).isEqualTo(Map.of("200", CALLS));
        cluster.awaitHealthy(1);
        var another = api.opensAccount();
        var again = api.ended(api.beginsImport(another, "application/xml", statement.file()));
        assertThat(again.path("imported").asInt()).isEqualTo(statement.fills().size());

        cluster.killOne("market");
        for (int call = 0; call < SOME; call++) {
            assertThat(api.get("/api/market-data/calendar").status()).isEqualTo(503);
            assertThat(api.get("/api/trades?limit=5&accountId=" + account).status())
                    .isEqualTo(200);
        }
    }

    /** Less than the three seconds after which a gateway reads the feed by itself. */
    private static void signingOutAtOneDoorClosesTheOther(Cluster cluster) {
        var first = cluster.api(0).registered();
        var second = new Api(cluster.api(1).base(), first.token());
        assertThat(second.get("/api/auth/users/me").status()).isEqualTo(200);
        assertThat(first.post("/api/auth/logout", Map.of()).status()).isEqualTo(204);
        var unused = Eventually.read(
                "the end of the session at the other gateway",
                Duration.ofSeconds(2),
                () -> second.get("/api/auth/users/me").status(),
                status -> status == 401);
    }
}
