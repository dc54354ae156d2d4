package io.tradesense.auth.passkeys.http;

import io.tradesense.auth.passkeys.domain.PasskeySignIn;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.auth.sessions.http.SignedInJson;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;

/** Signing in, and stepping up, with a passkey. */
public final class PasskeySignInRoutes {
    private final PasskeySignIn signIn;
    private final String host;

    /** @param host the relying party's */
    public PasskeySignInRoutes(PasskeySignIn signIn, String host) {
        this.signIn = signIn;
        this.host = host;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("getPasskeySignInOptions", request -> options(signIn.challenge()))
                .on("signInWithPasskey", this::signIn)
                .on(
                        "getPasskeyStepUpOptions",
                        request -> options(signIn.stepUpChallenge(request.userId(), EndUser.session(request))))
                .on("stepUpWithPasskey", this::stepUp);
    }

    private Future<Reply> signIn(ContractRequest request) {
        return signIn.signIn(PasskeyJson.assertion(request.body()), EndUser.facts(request), EndUser.former(request))
                .map(SignedInJson::reply);
    }

    private Future<Reply> stepUp(ContractRequest request) {
        return signIn.stepUp(
                        request.userId(),
                        EndUser.session(request),
                        PasskeyJson.assertion(request.body()),
                        EndUser.facts(request))
                .map(proved -> Reply.noContent());
    }

    private Future<Reply> options(String challenge) {
        return Future.succeededFuture(
                Reply.ok(PasskeyJson.request(host, challenge)).with("cache-control", "no-store"));
    }
}
