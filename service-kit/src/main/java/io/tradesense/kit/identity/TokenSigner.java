package io.tradesense.kit.identity;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.impl.jose.JWK;
import io.vertx.ext.auth.impl.jose.JWS;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Signs claims with one key. Built on vertx-auth's own signatures because {@code JWTAuth.generateToken} writes
 * {@code typ: JWT} whatever it is told, and the type is what keeps one kind of token from passing for another.
 */
public final class TokenSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JWS key;
    private final String header;

    /** @param key a JSON Web Key with its private part, a {@code kid} and an {@code alg} */
    public TokenSigner(JsonObject key, String type) {
        this.key = new JWS(new JWK(key));
        this.header = base64(new JsonObject()
                .put("alg", key.getString("alg"))
                .put("typ", type)
                .put("kid", key.getString("kid"))
                .encode());
    }

    /** RS256 takes about a millisecond: sign those off the event loop. */
    public synchronized String sign(JsonObject claims) {
        String input = header + "." + base64(claims.encode());
        return input + "." + BASE64.encodeToString(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
