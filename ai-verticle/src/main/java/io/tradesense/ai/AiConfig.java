package io.tradesense.ai;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;

/** The settings of the service; docs/ai.md lists them. */
record AiConfig(HttpSettings http, Database database, int instances) {
    static final String SERVICE = "ai";
    private static final int PORT = 8086;

    static AiConfig of(Settings settings) {
        return new AiConfig(
                HttpSettings.of(SERVICE, settings, PORT),
                Database.of(SERVICE, settings),
                settings.integer("AI_INSTANCES", 1, 1, 64));
    }
}
