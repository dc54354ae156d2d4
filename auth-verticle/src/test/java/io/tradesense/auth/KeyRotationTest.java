package io.tradesense.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.identity.TokenVerifier;
import io.tradesense.kit.identity.TokenVerifier.Expected;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final Expected EXPECTED = new Expected("RS256", "at+jwt", "tradesense", "tradesense-api");
    private static final Duration STEP = Duration.ofMinutes(7);
    private static final Duration SHORTEST_TOKEN = Duration.ofMinutes(14);
    /** As long as a verifier may keep a set of keys: what {@code Cache-Control} of the set says. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Issued(String token, Instant at) {}

    /** A verifier that holds the keys as long as it may, across two changes of the key. */
    @Test
    @Asvs({"9.1.1", "9.1.3"})
    void no_living_token_is_refused_while_the_key_turns() {
        try (var auth = TestAuth.on(TestPostgres.newDatabase(), new MovableClock(), Map.of("AUTH_KEY_LIFE", "2h"))) {
            var person = auth.register();
            Deque<Issued> living = new ArrayDeque<>();
            Set<String> signers = new HashSet<>();
            List<JsonObject> keys = keys(auth);
            Instant fetched = auth.clock.instant();
            for (int step = 0; step < 45; step++) {
                person = next(auth, person);
                living.add(new Issued(person.accessToken(), auth.clock.instant()));
                signers.add(TestAuth.header(person.accessToken()).getString("kid"));
                var verifier =
                        new TokenVerifier(auth.service.running().platform().vertx(), keys, EXPECTED, auth.clock);
                for (Issued each : living) {
                    assertThat(TestAuth.await(verifier.verify(each.token()))).isNotNull();
                }
                auth.clock.pass(STEP);
                Instant dead = auth.clock.instant().minus(SHORTEST_TOKEN);
                living.removeIf(each -> !each.at().isAfter(dead));
                if (!auth.clock.instant().isBefore(fetched.plus(KEPT))) {
                    keys = keys(auth);
                    fetched = auth.clock.instant();
                }
            }
            assertThat(signers).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private static Person next(TestAuth auth, Person person) {
        var answer = auth.refresh(person.refreshToken());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Person.of(answer.bodyAsJsonObject());
    }

    private static List<JsonObject> keys(TestAuth auth) {
        Stream<Object> keys =
                auth.anonymous().get("/auth/.well-known/jwks.json").bodyAsJsonObject().getJsonArray("keys").stream();
        return keys.map(JsonObject.class::cast).toList();
    }
}
