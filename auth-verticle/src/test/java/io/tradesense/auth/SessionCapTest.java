package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionCapTest {
    private static final int MOST = 3;
    private static TestAuth auth;

    @BeforeAll
    static void start() {
        auth = TestAuth.on(
                TestPostgres.newDatabase(), new MovableClock(), Map.of("AUTH_SESSIONS_MOST", Integer.toString(MOST)));
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    @Asvs("7.1.2")
    void one_session_too_many_ends_the_oldest_and_tells_of_it() {
        var first = auth.register();
        var second = later(first);
        var third = later(first);
        assertThat(auth.eventTypes(first.id())).containsExactly("user-registered");
        var fourth = later(first);
        assertThat(auth.refresh(first.refreshToken()).statusCode()).isEqualTo(401);
        for (var person : List.of(second, third, fourth)) {
            assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(200);
        }
        assertThat(auth.events(first.id()).get(1).getJsonObject("data").getString("sessionId"))
                .isEqualTo(first.sessionId().toString());
    }

    @Test
    void signing_in_ten_times_at_once_leaves_as_many_as_may_be() {
        var person = auth.register();
        assertThat(TestAuth.atOnce(10, () -> auth.login(person.email()))).hasSize(10);
        assertThat(auth.rows("SELECT id FROM sessions WHERE user_id = $1 AND ended_at IS NULL", person.id()))
                .hasSize(MOST);
    }

    private static Person later(Person person) {
        auth.clock.pass(Duration.ofSeconds(1));
        return auth.login(person.email());
    }
}
