package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.auth.passwords.argon2.Argon2Parameters;
import io.tradesense.kit.config.Settings;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthConfigTest {
    private static final Map<String, String> LEAST = Map.of(
            "AUTH_DATABASE_URL",
            "postgresql://a:b@127.0.0.1:5432/auth",
            "AUTH_KEY_ENCRYPTION_KEY",
            Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void defaults() {
        var settings = new Settings(LEAST);
        var config = AuthConfig.of(settings);
        settings.check();
        assertThat(config.http().port()).isEqualTo(8081);
        assertThat(config.argon2()).isEqualTo(new Argon2Parameters(19_456, 2, 1));
        assertThat(config.hashThreads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(config.hashQueue()).isEqualTo(64);
        assertThat(config.keyLife().use()).isEqualTo(Duration.ofDays(30));
        assertThat(config.sessionLife().absolute()).isEqualTo(Duration.ofDays(30));
        assertThat(config.sessionLife().idle()).isEqualTo(Duration.ofDays(7));
        assertThat(config.sessionLife().grace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.instances()).isEqualTo(1);
        assertThat(config.toString()).doesNotContain(LEAST.get("AUTH_KEY_ENCRYPTION_KEY"));
    }

    @Test
    void every_fault_is_named_at_once_and_no_secret_is_shown() {
        Map<String, String> wrong = new HashMap<>(LEAST);
        String longKey = Base64.getEncoder().encodeToString(new byte[33]);
        wrong.put("AUTH_KEY_ENCRYPTION_KEY", longKey);
        wrong.put("AUTH_ARGON2_MEMORY", "1024");
        wrong.put("AUTH_REFRESH_GRACE", "1h");
        var settings = new Settings(wrong);
        assertThat(AuthConfig.of(settings)).isNotNull();
        assertThatThrownBy(settings::check)
                .hasMessageContaining("AUTH_KEY_ENCRYPTION_KEY")
                .hasMessageContaining("AUTH_ARGON2_MEMORY")
                .hasMessageContaining("AUTH_REFRESH_GRACE")
                .hasMessageNotContaining(longKey);
    }
}
