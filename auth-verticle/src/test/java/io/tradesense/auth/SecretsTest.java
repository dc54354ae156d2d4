package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.sessions.domain.AccessTokens.AccessToken;
import io.tradesense.auth.sessions.domain.RefreshToken;
import io.tradesense.auth.users.domain.EmailAddress;
import io.tradesense.auth.users.domain.NewUser;
import io.tradesense.auth.users.domain.PersonName;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing secret gets out by the ways nobody looks at. */
class SecretsTest {

    @Test
    void no_secret_shows_in_text() {
        var token = RefreshToken.random();
        var user = new NewUser(
                UUID.randomUUID(),
                EmailAddress.parse("a@b.example").orElseThrow(),
                new PersonName("A"),
                "$argon2id$hash",
                Instant.EPOCH,
                new ClientFacts(null, null));
        assertThat(token.toString()).doesNotContain(token.reveal());
        assertThat(new AccessToken("a.b.c", 900).toString()).doesNotContain("a.b.c");
        assertThat(user.toString()).doesNotContain("argon2id").doesNotContain("@");
    }

    @Test
    void no_log_line_at_any_level_holds_a_password_a_token_or_a_hash() {
        var root = (Logger) LoggerFactory.getLogger("io.tradesense");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        Level before = root.getLevel();
        root.addAppender(lines);
        root.setLevel(Level.ALL);
        try {
            List<String> secrets = goThroughEverything();
            assertThat(lines.list).isNotEmpty();
            for (ILoggingEvent line : List.copyOf(lines.list)) {
                assertThat(line.getFormattedMessage()).doesNotContain(secrets.toArray(String[]::new));
            }
            assertThat(lines.list)
                    .anySatisfy(line -> assertThat(line.getFormattedMessage()).contains("is ended"));
        } finally {
            root.setLevel(before);
            root.detachAppender(lines);
        }
    }

    private static List<String> goThroughEverything() {
        try (var auth = TestAuth.start()) {
            var person = auth.register();
            assertThat(auth.tryLogin(person.email(), PASSWORD + "x").statusCode())
                    .isEqualTo(401);
            var next = TestAuth.Person.of(auth.refresh(person.refreshToken()).bodyAsJsonObject());
            auth.clock.pass(Duration.ofMinutes(1));
            assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
            assertThat(auth.as(person)
                            .delete("/auth/users/me", new JsonObject().put("password", PASSWORD))
                            .statusCode())
                    .isEqualTo(204);
            return List.of(
                    PASSWORD,
                    "$argon2id",
                    person.email(),
                    person.refreshToken(),
                    person.accessToken(),
                    next.refreshToken(),
                    next.accessToken());
        }
    }
}
