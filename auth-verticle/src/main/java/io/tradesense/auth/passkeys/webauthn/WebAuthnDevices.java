package io.tradesense.auth.passkeys.webauthn;

import io.tradesense.auth.passkeys.domain.Assertion;
import io.tradesense.auth.passkeys.domain.Attestation;
import io.tradesense.auth.passkeys.domain.Credential;
import io.tradesense.auth.passkeys.domain.Devices;
import io.tradesense.auth.workers.BoundedWorkers;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.auth.webauthn4j.RelyingParty;
import io.vertx.ext.auth.webauthn4j.UserVerification;
import io.vertx.ext.auth.webauthn4j.WebAuthn4J;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JCredentials;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JOptions;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices' answers, checked by vertx-auth-webauthn4j. Of that library only the check is used. It would make a new user
 * handle at every registration, takes the kind of a ceremony from the client's own words, does not look at the user
 * handle, and computes on the event loop; here the options are made by {@code PasskeyJson}, each check may find or keep
 * exactly what its ceremony allows ({@link OneCeremony}), and it runs on worker threads.
 */
public final class WebAuthnDevices implements Devices {
    /** The relying party as people read it. */
    public static final String NAME = "TradeSense";

    private static final Logger log = LoggerFactory.getLogger(WebAuthnDevices.class);
    private final WebAuthn4J library;
    private final OneCeremony.Storage storage = new OneCeremony.Storage();
    private final PublicOrigin origin;
    private final BoundedWorkers.Pool workers;

    public WebAuthnDevices(Vertx vertx, PublicOrigin origin, BoundedWorkers.Pool workers) {
        var options = new WebAuthn4JOptions()
                .setRelyingParty(new RelyingParty().setId(origin.host()).setName(NAME))
                .setUserVerification(UserVerification.REQUIRED)
                .setUserPresenceRequired(true);
        this.library = WebAuthn4J.create(vertx, options).credentialStorage(storage);
        this.origin = origin;
        this.workers = workers;
    }

    @Override
    public Optional<String> challenge(String clientData) {
        try {
            var json = new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(clientData)));
            return Optional.ofNullable(json.getString("challenge"));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Future<Credential> attest(String challenge, Attestation attestation) {
        var response = new JsonObject()
                .put("clientDataJSON", attestation.clientData())
                .put("attestationObject", attestation.attestationObject());
        return run(OneCeremony.registering(), challenge, attestation.id(), response)
                .map(made -> new Credential(made.getCredID(), made.getPublicKey(), made.getCounter(), made.getAaguid()))
                .map(credential -> {
                    if (!credential.id().equals(attestation.id())) {
                        throw refusal();
                    }
                    return credential;
                });
    }

    @Override
    public Future<Long> verify(String challenge, Credential credential, Assertion assertion) {
        var response = new JsonObject()
                .put("clientDataJSON", assertion.clientData())
                .put("authenticatorData", assertion.authenticatorData())
                .put("signature", assertion.signature())
                .put("userHandle", assertion.userHandle());
        // A counter of 0 lets the library pass every other one: comparing is left to the update that keeps it.
        var known = new Authenticator()
                .setCredID(credential.id())
                .setPublicKey(credential.publicKey())
                .setAaguid(credential.model())
                .setCounter(0);
        return run(OneCeremony.signing(known), challenge, credential.id(), response)
                .map(Authenticator::getCounter);
    }

    private Future<Authenticator> run(OneCeremony ceremony, String challenge, String id, JsonObject response) {
        var asked = new WebAuthn4JCredentials()
                .setUsername(storage.open(ceremony))
                .setChallenge(challenge)
                .setOrigin(origin.text())
                .setWebauthn(new JsonObject()
                        .put("id", id)
                        .put("rawId", id)
                        .put("type", "public-key")
                        .put("response", response));
        // The futures inside are complete at once, so all of the work is done by the worker that asks.
        return workers.run(() -> library.authenticate(asked))
                .compose(checked -> checked.map(user -> ceremony.outcome()).recover(WebAuthnDevices::refused))
                .onComplete(done -> storage.close(asked.getUsername()));
    }

    /** Why is for the operator: whoever forges an answer learns nothing from it. */
    private static Future<Authenticator> refused(Throwable reason) {
        log.debug("a passkey is refused", reason);
        return Future.failedFuture(refusal());
    }

    private static Fault refusal() {
        return Fault.invalid("/credential", "was not accepted").typed("invalid-passkey");
    }
}
