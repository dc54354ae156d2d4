package io.tradesense.analytics;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import java.time.Duration;

/**
 * The settings of the service; the README lists them.
 *
 * @param tradesPerUser the most that are loaded for one user
 * @param cachedTrades kept in memory, of all users together
 * @param cachedAnswerKib kept in memory, in 1,024 bytes
 * @param workers threads that compute
 * @param waiting questions being computed or waiting to be; more are refused
 * @param jobs heavy jobs done at a time, on threads of their own
 * @param habitsAfter how long a user's trades must not have changed before their habits are looked at unasked
 */
record AnalyticsConfig(
        Database database,
        HttpSettings http,
        int instances,
        int tradesPerUser,
        int cachedTrades,
        int cachedAnswerKib,
        int workers,
        int waiting,
        int jobs,
        Duration habitsAfter) {
    static final String SERVICE = "analytics";
    private static final int PORT = 8083;

    static AnalyticsConfig of(Settings settings) {
        var heap = Heap.ofThisProcess();
        return new AnalyticsConfig(
                Database.of(SERVICE, settings),
                HttpSettings.of(SERVICE, settings, PORT),
                settings.integer("ANALYTICS_INSTANCES", 1, 1, 64),
                settings.integer("ANALYTICS_TRADES_PER_USER", heap.tradesOfOneUser(500_000), 1_000, 10_000_000),
                settings.integer("ANALYTICS_CACHED_TRADES", heap.tradesKept(200_000), 0, 100_000_000),
                settings.integer("ANALYTICS_CACHED_ANSWERS_KIB", 8_192, 0, 1 << 20),
                settings.integer("ANALYTICS_WORKERS", 2, 1, 64),
                settings.integer("ANALYTICS_WAITING", 64, 1, 10_000),
                settings.integer("ANALYTICS_JOBS", 1, 1, 64),
                settings.duration(
                        "ANALYTICS_HABITS_AFTER", Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofDays(1)));
    }
}
