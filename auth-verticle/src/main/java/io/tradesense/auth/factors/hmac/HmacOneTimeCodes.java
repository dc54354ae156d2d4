package io.tradesense.auth.factors.hmac;

import io.tradesense.auth.factors.domain.OneTimeCodes;
import io.tradesense.auth.factors.domain.TotpSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** TOTP (RFC 6238) with HMAC-SHA-1, the one variant every authenticator app knows. */
public final class HmacOneTimeCodes implements OneTimeCodes {
    private static final String HMAC = "HmacSHA1";
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int DRIFT = 1;

    @Override
    public OptionalLong step(TotpSecret secret, String code, Instant now) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        long current = now.getEpochSecond() / STEP_SECONDS;
        long found = -1;
        // All of them are always compared: how long it takes does not tell which one is near.
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            byte[] right = code(secret.reveal(), step, DIGITS).getBytes(StandardCharsets.UTF_8);
            found = MessageDigest.isEqual(right, given) ? step : found;
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** HOTP (RFC 4226, section 5.3) of the step: what the device shows during it. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            long modulus = Math.round(Math.pow(10, digits));
            return String.format(Locale.ROOT, "%0" + digits + "d", truncated % modulus);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }
}
