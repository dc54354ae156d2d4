package io.tradesense.trading;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import java.time.Duration;

/**
 * What the trading service is told.
 *
 * @param importBytes the largest file that is taken in
 * @param executionsInMemory of which trades are built at a time, and the most that one trade has
 * @param excursionsEvery how often excursions that are due are looked for
 * @param rulesEvery how often trades are judged by the rules of setups that changed
 */
record TradingConfig(
        HttpSettings http,
        Database database,
        int instances,
        long importBytes,
        long executionsInMemory,
        Duration excursionsEvery,
        Duration rulesEvery) {
    static final String SERVICE = "trading";

    /** While a trade of it is built and written: a trade of 30,000 was built in a heap of 96 MB, one of 40,000 was not. */
    private static final int BYTES_AN_EXECUTION = 2_400;

    static TradingConfig of(Settings settings) {
        return new TradingConfig(
                HttpSettings.of(SERVICE, settings, 8082),
                Database.of(SERVICE, settings),
                settings.integer("TRADING_INSTANCES", 1, 1, 64),
                settings.integer("TRADING_IMPORT_BYTES", 128 << 20, 1 << 10, 1 << 30),
                settings.integer("TRADING_EXECUTIONS_IN_MEMORY", executionsInHalfOfTheHeap(), 4_000, 1_000_000),
                settings.duration(
                        "TRADING_EXCURSIONS_EVERY", Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofDays(1)),
                settings.duration(
                        "TRADING_RULES_EVERY", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofDays(1)));
    }

    private static int executionsInHalfOfTheHeap() {
        return (int) Math.max(4_000, Math.min(500_000, Runtime.getRuntime().maxMemory() / 2 / BYTES_AN_EXECUTION));
    }
}
