package io.tradesense.allinone;

import io.tradesense.ai.AiService;
import io.tradesense.allinone.run.AllInOne;
import io.tradesense.allinone.stores.StartupRefusal;
import io.tradesense.analytics.AnalyticsService;
import io.tradesense.auth.AuthService;
import io.tradesense.billing.BillingService;
import io.tradesense.gateway.GatewayService;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.tradesense.market.MarketService;
import io.tradesense.trading.TradingService;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TradeSense whole, in one process. The list of services below is the system. */
public final class Main {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Runs until it is told to stop; a start that is refused says why in one line and ends with status 1. */
    public static void main(String[] arguments) {
        var instance = new AllInOne(List.of(
                new AuthService(),
                new TradingService(),
                new AnalyticsService(),
                new MarketService(),
                new BillingService(),
                new AiService(),
                new GatewayService()));
        Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "tradesense-stop"));
        try {
            System.out.println(instance.start(Settings.fromEnvironment()));
        } catch (StartupRefusal | ConfigurationFault refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (RuntimeException failure) {
            log.error("TradeSense could not start", failure);
            System.exit(1);
        }
    }
}
