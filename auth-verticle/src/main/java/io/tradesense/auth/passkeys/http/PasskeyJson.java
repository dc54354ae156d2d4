package io.tradesense.auth.passkeys.http;

import io.tradesense.auth.passkeys.domain.Assertion;
import io.tradesense.auth.passkeys.domain.Attestation;
import io.tradesense.auth.passkeys.domain.Passkey;
import io.tradesense.auth.passkeys.domain.PasskeyProof;
import io.tradesense.auth.users.domain.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The JSON forms of Web Authentication, level 3, section 5.1: what {@code PublicKeyCredential.parseCreationOptionsFromJSON}
 * and {@code parseRequestOptionsFromJSON} read and {@code PublicKeyCredential.toJSON} writes.
 */
final class PasskeyJson {
    private static final int PATIENCE_MILLIS = 300_000;
    private static final List<Integer> ALGORITHMS = List.of(-7, -257); // ES256, RS256: every device has one of them

    private PasskeyJson() {}

    /** A discoverable key pair, bound to the user by their id, that is used only after its device has recognised them. */
    static JsonObject creation(String host, String name, User user, String challenge, List<Passkey> known) {
        var exclude = new JsonArray();
        known.forEach(passkey -> exclude.add(new JsonObject()
                .put("type", "public-key")
                .put("id", passkey.credential().id())));
        var algorithms = new JsonArray();
        ALGORITHMS.forEach(algorithm ->
                algorithms.add(new JsonObject().put("type", "public-key").put("alg", algorithm)));
        var options = new JsonObject()
                .put("rp", new JsonObject().put("id", host).put("name", name))
                .put(
                        "user",
                        new JsonObject()
                                .put("id", PasskeyProof.handle(user.id()))
                                .put("name", user.email())
                                .put("displayName", user.name()))
                .put("challenge", challenge)
                .put("pubKeyCredParams", algorithms)
                .put("timeout", PATIENCE_MILLIS)
                .put("excludeCredentials", exclude)
                .put(
                        "authenticatorSelection",
                        new JsonObject()
                                .put("residentKey", "required")
                                .put("requireResidentKey", true)
                                .put("userVerification", "required"))
                .put("attestation", "none");
        return new JsonObject().put("publicKey", options);
    }

    /** Names no credential: which one to take is between the device and its user. */
    static JsonObject request(String host, String challenge) {
        var options = new JsonObject()
                .put("challenge", challenge)
                .put("timeout", PATIENCE_MILLIS)
                .put("rpId", host)
                .put("userVerification", "required");
        return new JsonObject().put("publicKey", options);
    }

    static Attestation attestation(JsonObject body) {
        JsonObject credential = body.getJsonObject("credential");
        JsonObject response = credential.getJsonObject("response");
        return new Attestation(
                credential.getString("id"),
                response.getString("clientDataJSON"),
                response.getString("attestationObject"));
    }

    static Assertion assertion(JsonObject body) {
        JsonObject credential = body.getJsonObject("credential");
        JsonObject response = credential.getJsonObject("response");
        return new Assertion(
                credential.getString("id"),
                response.getString("clientDataJSON"),
                response.getString("authenticatorData"),
                response.getString("signature"),
                Optional.ofNullable(response.getString("userHandle")).orElse(""));
    }

    static JsonObject write(Passkey passkey) {
        return new JsonObject()
                .put("id", passkey.id().toString())
                .put("name", passkey.name())
                .put("createdAt", passkey.createdAt().toString())
                .put(
                        "lastUsedAt",
                        Optional.ofNullable(passkey.lastUsedAt())
                                .map(Instant::toString)
                                .orElse(null));
    }
}
