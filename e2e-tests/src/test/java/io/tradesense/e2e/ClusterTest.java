package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.AiService;
import io.tradesense.analytics.AnalyticsService;
import io.tradesense.auth.AuthService;
import io.tradesense.billing.BillingService;
import io.tradesense.gateway.GatewayService;
import io.tradesense.market.MarketService;
import io.tradesense.trading.TradingService;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private static final int CALLS = 200;

    @Test
    void the_journey_works_and_goes_on_when_one_of_two_trading_processes_is_killed() {
        var statement = Statement.shipped();
        var count = PlainCount.of(statement);
        try (var cluster = Cluster.on(Installation.emptyFolder("cluster"))) {
            cluster.start("auth", AuthService.class.getName());
            cluster.start("trading", TradingService.class.getName());
            cluster.start("trading", TradingService.class.getName());
            cluster.start("analytics", AnalyticsService.class.getName());
            cluster.start("market", MarketService.class.getName());
            cluster.start("billing", BillingService.class.getName());
            cluster.start("ai", AiService.class.getName());
            cluster.start("gateway", GatewayService.class.getName());
            cluster.awaitHealthy(2);

            var api = cluster.api().registered();
            var account = api.opensAccount();
            var ended = api.ended(api.beginsImport(account, "application/xml", statement.file()));
            assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
            ExpectedFigures.hold(count, api.summary(account, count.trips().size()));

            cluster.killOne("trading");
            for (int call = 0; call < CALLS; call++) {
                assertThat(api.get("/api/trades?limit=5&accountId=" + account).status())
                        .isEqualTo(200);
            }
            cluster.awaitHealthy(1);
            var another = api.opensAccount();
            var again = api.ended(api.beginsImport(another, "application/xml", statement.file()));
            assertThat(again.path("imported").asInt())
                    .isEqualTo(statement.fills().size());
        }
    }
}
