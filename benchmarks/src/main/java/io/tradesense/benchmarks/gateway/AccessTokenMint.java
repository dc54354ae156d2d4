package io.tradesense.benchmarks.gateway;

import io.tradesense.kit.identity.TokenSigner;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Access tokens as auth makes them, signed with a key of its own. */
final class AccessTokenMint {
    private static final int BITS = 2048;
    private static final int LIFE_SECONDS = 3_600;
    private final JsonObject key;
    private final RSAPublicKey publicKey;

    private AccessTokenMint(JsonObject key, RSAPublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    static AccessTokenMint random() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var pair = generator.generateKeyPair();
        var secret = (RSAPrivateCrtKey) pair.getPrivate();
        var key = new JsonObject()
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("kid", "benchmark")
                .put("n", number(secret.getModulus()))
                .put("e", number(secret.getPublicExponent()))
                .put("d", number(secret.getPrivateExponent()))
                .put("p", number(secret.getPrimeP()))
                .put("q", number(secret.getPrimeQ()))
                .put("dp", number(secret.getPrimeExponentP()))
                .put("dq", number(secret.getPrimeExponentQ()))
                .put("qi", number(secret.getCrtCoefficient()));
        return new AccessTokenMint(key, (RSAPublicKey) pair.getPublic());
    }

    /** Tokens of so many users who are new, no two alike. */
    List<String> mint(int count, int users) {
        var signer = new TokenSigner(key, "at+jwt");
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(users).toList();
        return IntStream.range(0, count)
                .mapToObj(i -> signer.sign(claims(subjects.get(i % users))))
                .toList();
    }

    JsonObject jwks() {
        var open = key.copy();
        List.of("d", "p", "q", "dp", "dq", "qi").forEach(open::remove);
        return new JsonObject().put("keys", new JsonArray().add(open));
    }

    String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static JsonObject claims(UUID subject) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", "tradesense")
                .put("aud", "tradesense-api")
                .put("sub", subject.toString())
                .put("sid", UUID.randomUUID().toString())
                .put("roles", new JsonArray().add("user"))
                .put("plan", "premium")
                .put("epoch", 0)
                .put("iat", now)
                .put("nbf", now)
                .put("exp", now + LIFE_SECONDS)
                .put("jti", UUID.randomUUID().toString());
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
