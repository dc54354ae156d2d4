package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operation that answers tokens; {@code docs/security.md} says what each asks for. */
class WaysInTest {
    private static TestAuth auth;

    @BeforeAll
    static void start() {
        auth = TestAuth.start();
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    @Asvs("6.3.4")
    void the_contract_has_four_ways_to_tokens() {
        var contract = await(auth.service.running().platform().contracts().load("auth/openapi.yaml"));
        assertThat(contract.operations().stream()
                        .filter(WaysInTest::answersTokens)
                        .map(Operation::getOperationId))
                .containsExactlyInAnyOrder("register", "login", "refresh", "signInWithPasskey");
    }

    @Test
    @Asvs("6.3.4")
    void somebody_disabled_comes_in_by_none_of_them() {
        var administrator = auth.administrator();
        var person = auth.register();
        assertThat(auth.as(administrator)
                        .patch("/auth/users/" + person.id(), new JsonObject().put("disabled", true))
                        .statusCode())
                .isEqualTo(200);
        assertThat(auth.tryLogin(person.email(), TestAuth.PASSWORD).statusCode())
                .isEqualTo(403);
        assertThat(auth.refresh(person.refreshToken()).statusCode()).isEqualTo(401);
        var again = TestAuth.registration(person.email());
        var other = Person.of(auth.anonymous().post("/auth/register", again).bodyAsJsonObject());
        assertThat(other.id()).isNotEqualTo(person.id());
    }

    private static boolean answersTokens(Operation operation) {
        JsonObject responses = operation.getOpenAPIModel().getJsonObject("responses");
        return Stream.of("200", "201")
                .map(responses::getJsonObject)
                .anyMatch(answer -> answer != null && answer.encode().contains("SignedIn"));
    }
}
