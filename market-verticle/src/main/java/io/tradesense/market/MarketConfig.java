package io.tradesense.market;

import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import io.tradesense.market.simulation.domain.Simulation;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the service; the README lists them.
 *
 * @param redis what instances share; empty where each is on its own
 * @param listeners the most that listen to an instance's streams at a time
 * @param importBytes the largest file of candles
 * @param alertTurn how often waiting alerts are held against the market
 * @param usageTurn how often what users asked for is kept
 * @param usageTold after which it is told of
 */
record MarketConfig(
        HttpSettings http,
        Database database,
        Optional<Secret> redis,
        int instances,
        Simulation.Mode simulator,
        int seed,
        int listeners,
        long importBytes,
        Duration alertTurn,
        Duration usageTurn,
        Duration usageTold,
        ProviderSettings providers) {
    static final String SERVICE = "market";
    private static final int PORT = 8084;

    static MarketConfig of(Settings settings) {
        int listeners = settings.integer("MARKET_LISTENERS", 5_000, 1, 100_000);
        return new MarketConfig(
                withRoomFor(listeners, HttpSettings.of(SERVICE, settings, PORT)),
                Database.of(SERVICE, settings),
                settings.optionalSecret("MARKET_REDIS_URL").or(() -> settings.optionalSecret("REDIS_URL")),
                settings.integer("MARKET_INSTANCES", 1, 1, 64),
                settings.choice("MARKET_SIMULATOR", Simulation.Mode.AUTO),
                settings.integer("MARKET_SIMULATOR_SEED", 1, Integer.MIN_VALUE, Integer.MAX_VALUE),
                listeners,
                settings.integer("MARKET_IMPORT_BYTES", 8 << 20, 1 << 10, 64 << 20),
                settings.duration(
                        "MARKET_ALERT_TURN", Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMinutes(10)),
                settings.duration(
                        "MARKET_USAGE_TURN", Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofMinutes(1)),
                settings.duration(
                        "MARKET_USAGE_TOLD", Duration.ofMinutes(5), Duration.ofMillis(10), Duration.ofHours(6)),
                ProviderSettings.of(settings));
    }

    /** A stream is a request under way as long as it lasts; the bound on those is meant for the others. */
    private static HttpSettings withRoomFor(int listeners, HttpSettings http) {
        return new HttpSettings(
                http.host(),
                http.port(),
                http.advertisedHost(),
                http.requestTime(),
                http.bodyBytes(),
                http.inFlight() + listeners,
                http.drain(),
                http.linger());
    }
}
