package io.tradesense.auth.sessions.http;

import io.tradesense.auth.sessions.domain.SignedIn;
import io.tradesense.auth.users.http.UserJson;
import io.tradesense.kit.http.Reply;
import io.vertx.core.json.JsonObject;

/** What somebody gets who has signed in, by whatever means. */
public final class SignedInJson {

    private SignedInJson() {}

    public static Reply reply(SignedIn signedIn) {
        return unkept(Reply.ok(write(signedIn)));
    }

    static JsonObject write(SignedIn signedIn) {
        return new JsonObject()
                .put("user", UserJson.write(signedIn.user()))
                .put("accessToken", signedIn.accessToken().text())
                .put("refreshToken", signedIn.refreshToken().reveal())
                .put("tokenType", "Bearer")
                .put("expiresIn", signedIn.accessToken().lifeSeconds());
    }

    /** Answers that hold tokens forbid to keep them. */
    static Reply unkept(Reply reply) {
        return reply.with("cache-control", "no-store");
    }
}
