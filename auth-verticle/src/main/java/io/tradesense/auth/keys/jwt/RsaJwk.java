package io.tradesense.auth.keys.jwt;

import io.tradesense.auth.keys.domain.SigningKey;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/** Signing keys as JSON Web Keys (RFC 7517, RFC 7518 section 6.3). */
public final class RsaJwk {
    public static final String ALGORITHM = "RS256";

    private RsaJwk() {}

    /** What everybody may know. */
    public static JsonObject publicPart(SigningKey signing) {
        RSAPrivateCrtKey key = signing.key();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", ALGORITHM)
                .put("kid", signing.id())
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
    }

    static JsonObject whole(SigningKey signing) {
        RSAPrivateCrtKey key = signing.key();
        return publicPart(signing)
                .put("d", number(key.getPrivateExponent()))
                .put("p", number(key.getPrimeP()))
                .put("q", number(key.getPrimeQ()))
                .put("dp", number(key.getPrimeExponentP()))
                .put("dq", number(key.getPrimeExponentQ()))
                .put("qi", number(key.getCrtCoefficient()));
    }

    /** Big-endian without the sign byte that {@code toByteArray} puts before a high bit. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, from, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
