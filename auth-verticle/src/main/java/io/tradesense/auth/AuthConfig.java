package io.tradesense.auth;

import io.tradesense.auth.keys.domain.KeyLife;
import io.tradesense.auth.passkeys.webauthn.PublicOrigin;
import io.tradesense.auth.passwords.argon2.Argon2Parameters;
import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.sessions.domain.SessionLife;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import java.time.Duration;
import java.util.Arrays;

/** Every setting of auth. */
record AuthConfig(
        HttpSettings http,
        Database database,
        MasterKey masterKey,
        KeyLife keyLife,
        SessionLife sessionLife,
        Duration auditLife,
        Argon2Parameters argon2,
        int hashThreads,
        int hashQueue,
        MailSettings mail,
        PublicOrigin publicOrigin,
        int instances) {
    private static final int PORT = 8081;
    private static final String DEFAULT_ORIGIN = "http://localhost:8080";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(365);

    static AuthConfig of(Settings settings) {
        return new AuthConfig(
                HttpSettings.of("auth", settings, PORT),
                Database.of("auth", settings),
                masterKey(settings),
                KeyLife.of(settings.duration("AUTH_KEY_LIFE", MONTH, Duration.ofHours(2), YEAR)),
                new SessionLife(
                        settings.duration("AUTH_SESSION_LIFE", MONTH, Duration.ofHours(1), YEAR),
                        settings.duration("AUTH_SESSION_IDLE", WEEK, Duration.ofMinutes(20), YEAR),
                        settings.duration(
                                "AUTH_REFRESH_GRACE", Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(2)),
                        settings.integer("AUTH_SESSIONS_MOST", 50, 1, 1_000)),
                settings.duration("AUTH_AUDIT_LIFE", YEAR, MONTH, YEAR.multipliedBy(10)),
                new Argon2Parameters(
                        settings.integer(
                                "AUTH_ARGON2_MEMORY",
                                Argon2Parameters.LEAST_MEMORY,
                                Argon2Parameters.LEAST_MEMORY,
                                Argon2Parameters.MOST_MEMORY),
                        settings.integer(
                                "AUTH_ARGON2_PASSES",
                                Argon2Parameters.LEAST_PASSES,
                                Argon2Parameters.LEAST_PASSES,
                                Argon2Parameters.MOST_PASSES),
                        1),
                settings.integer("AUTH_HASH_THREADS", Runtime.getRuntime().availableProcessors(), 1, 64),
                settings.integer("AUTH_HASH_QUEUE", 64, 0, 10_000),
                MailSettings.of(settings),
                publicOrigin(settings),
                settings.integer("AUTH_INSTANCES", 1, 1, 64));
    }

    private static PublicOrigin publicOrigin(Settings settings) {
        try {
            return PublicOrigin.of(settings.text("AUTH_PUBLIC_ORIGIN", DEFAULT_ORIGIN));
        } catch (IllegalArgumentException unusable) {
            settings.note("AUTH_PUBLIC_ORIGIN", String.valueOf(unusable.getMessage()));
            return PublicOrigin.of(DEFAULT_ORIGIN);
        }
    }

    private static MasterKey masterKey(Settings settings) {
        byte[] key = settings.key("AUTH_KEY_ENCRYPTION_KEY", MasterKey.BYTES);
        if (key.length != MasterKey.BYTES) {
            settings.note("AUTH_KEY_ENCRYPTION_KEY", "is longer than " + MasterKey.BYTES + " bytes");
        }
        return new MasterKey(Arrays.copyOf(key, MasterKey.BYTES));
    }
}
