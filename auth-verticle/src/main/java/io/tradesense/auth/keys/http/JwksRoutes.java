package io.tradesense.auth.keys.http;

import io.tradesense.auth.keys.domain.KeyLife;
import io.tradesense.auth.keys.domain.SigningKeys;
import io.tradesense.auth.keys.jwt.RsaJwk;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** The public keys of all tokens that may be alive. */
public final class JwksRoutes {
    /** Five minutes, far less than a new key is published before its use. */
    private static final String CACHE = "public, max-age=300";

    private final SigningKeys keys;
    private final KeyLife life;
    private final Clock clock;

    public JwksRoutes(SigningKeys keys, KeyLife life, Clock clock) {
        this.keys = keys;
        this.life = life;
        this.clock = clock;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("getSigningKeys", this::getSigningKeys);
    }

    private Future<Reply> getSigningKeys(ContractRequest request) {
        return keys.ring().map(ring -> {
            var published = new JsonArray();
            ring.published(clock.instant(), life).forEach(key -> published.add(RsaJwk.publicPart(key)));
            return Reply.ok(new JsonObject().put("keys", published)).with("cache-control", CACHE);
        });
    }
}
