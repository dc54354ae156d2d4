package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.auth.browser.FrontDoor;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.browser.Chromium;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person at a real browser, whose device is Chromium's virtual authenticator. */
class PasskeyInBrowserTest {
    /** As a page of ours would do it, with what browsers have built in. */
    private static final String LIBRARY = """
            const post = async (path, body) => {
                const headers = { 'content-type': 'application/json' };
                if (token) headers.authorization = 'Bearer ' + token;
                const answer = await fetch('/api/auth' + path,
                    { method: 'POST', headers, body: body && JSON.stringify(body) });
                const text = await answer.text();
                return Object.assign(text ? JSON.parse(text) : {}, { answered: answer.status });
            };
            const register = async () => {
                const asked = await post('/passkeys/register/options');
                const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.publicKey);
                const credential = await navigator.credentials.create({ publicKey });
                return post('/passkeys/register', { name: 'Chromium', credential: credential.toJSON() });
            };
            const prove = async (path) => {
                const asked = await post(path + '/options');
                const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.publicKey);
                const credential = await navigator.credentials.get({ publicKey });
                return post(path, { credential: credential.toJSON() });
            };
            """;

    @Test
    void somebody_adds_a_passkey_signs_out_and_signs_in_with_it() {
        var command = Chromium.installed();
        assumeTrue(command.isPresent(), "no Chromium on this machine: install it to have passkeys tried in a browser");
        try (var door = FrontDoor.open();
                var auth = TestAuth.on(
                        TestPostgres.newDatabase(), new MovableClock(), Map.of("AUTH_PUBLIC_ORIGIN", door.origin()));
                var browser = Chromium.start(command.orElseThrow())) {
            door.serve((path, authorization, body) -> behindTheDoor(auth, path, authorization, body));
            walk(auth, door, browser);
        }
    }

    private static void walk(TestAuth auth, FrontDoor door, Chromium browser) {
        var person = auth.register();
        browser.open(door.origin() + "/");
        var device = browser.withAuthenticator();

        assertThat(run(browser, person.accessToken(), "register()").getInteger("answered"))
                .isEqualTo(201);
        assertThat(device.credentials()).isEqualTo(1);
        assertThat(run(browser, person.accessToken(), "post('/logout')").getInteger("answered"))
                .isEqualTo(204);

        var signedIn = run(browser, "", "prove('/passkeys/login')");
        assertThat(signedIn.getInteger("answered")).as(signedIn.encode()).isEqualTo(200);
        signedIn.remove("answered");
        var again = Person.of(signedIn);
        assertThat(again.id()).isEqualTo(person.id());
        assertThat(again.sessionId()).isNotEqualTo(person.sessionId());
        assertThat(claims(again.accessToken()).getJsonArray("amr")).containsExactly("passkey", "mfa");

        auth.clock.pass(Duration.ofMinutes(11));
        var late = run(browser, again.accessToken(), "post('/passkeys/register/options')");
        assertThat(late.getString("type")).isEqualTo("urn:tradesense:problem:step-up-required");
        assertThat(run(browser, again.accessToken(), "prove('/passkeys/step-up')")
                        .getInteger("answered"))
                .isEqualTo(204);
        assertThat(refused(browser, again.accessToken(), "register()")).isEqualTo("InvalidStateError");

        device.recognise(false);
        assertThat(refused(browser, "", "prove('/passkeys/login')")).isEqualTo("NotAllowedError");
    }

    /** The name of the error the browser itself ends with. */
    private static String refused(Chromium browser, String token, String call) {
        return run(browser, token, call + ".then(fine => fine, error => ({ error: error.name }))")
                .getString("error");
    }

    private static JsonObject run(Chromium browser, String token, String call) {
        return browser.run(
                "(async () => { const token = '" + token + "';\n" + LIBRARY + "return await " + call + "; })()");
    }

    private static HttpResponse<Buffer> behindTheDoor(TestAuth auth, String path, String authorization, Buffer body) {
        var client = authorization.isEmpty() ? auth.anonymous() : auth.as(holder(authorization));
        return client.post(path, body.length() == 0 ? null : new JsonObject(body));
    }

    private static Person holder(String authorization) {
        String token = authorization.substring("Bearer ".length());
        var claims = claims(token);
        return new Person(
                UUID.fromString(claims.getString("sub")), "", UUID.fromString(claims.getString("sid")), token, "");
    }
}
