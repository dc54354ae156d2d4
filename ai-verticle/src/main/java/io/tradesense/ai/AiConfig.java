package io.tradesense.ai;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import java.time.Duration;

/**
 * The settings of the service; docs/ai.md lists them.
 *
 * @param streamTime the most an answer may take that is sent as it is made; others have the time of a request
 * @param turn how often work beside requests is looked for
 */
record AiConfig(
        HttpSettings http, Database database, int instances, ModelSettings models, Duration streamTime, Duration turn) {
    static final String SERVICE = "ai";
    private static final int PORT = 8086;

    static AiConfig of(Settings settings) {
        return new AiConfig(
                HttpSettings.of(SERVICE, settings, PORT),
                Database.of(SERVICE, settings),
                settings.integer("AI_INSTANCES", 1, 1, 64),
                ModelSettings.of(settings),
                settings.duration(
                        "AI_STREAM_TIME", Duration.ofMinutes(2), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                settings.duration("AI_TURN", Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMinutes(10)));
    }
}
