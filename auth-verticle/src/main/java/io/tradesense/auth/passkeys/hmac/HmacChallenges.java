package io.tradesense.auth.passkeys.hmac;

import io.tradesense.auth.passkeys.domain.Ceremony;
import io.tradesense.auth.passkeys.domain.Challenge;
import io.tradesense.auth.passkeys.domain.Challenges;
import io.tradesense.auth.secrets.MasterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Challenges that carry their own proof: {@code random (16 bytes) | end (8) | HMAC-SHA-256 over both and the ceremony}.
 * Anybody may ask for one without signing in, so a table of those that wait could be filled by anybody, and to bound it
 * would mean to drop those of others. This way only challenges that a known device has signed are ever written down.
 */
public final class HmacChallenges implements Challenges {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;
    private static final int BODY_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int BYTES = BODY_BYTES + 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretKey key;

    public HmacChallenges(MasterKey master) {
        this.key = master.derive("passkey-challenges", HMAC);
    }

    @Override
    public String issue(Ceremony ceremony, Instant now) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put(random)
                .putLong(now.plus(LIFE).toEpochMilli())
                .array();
        byte[] whole =
                ByteBuffer.allocate(BYTES).put(body).put(mac(ceremony, body)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    @Override
    public Optional<Challenge> check(Ceremony ceremony, String text, Instant now) {
        byte[] whole = decoded(text);
        byte[] body = Arrays.copyOf(whole, BODY_BYTES);
        byte[] mac = Arrays.copyOfRange(whole, BODY_BYTES, BYTES);
        Instant expiresAt = Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong(RANDOM_BYTES));
        boolean ours = MessageDigest.isEqual(mac, mac(ceremony, body));
        // Encoded anew: what decodes to the same bytes must not count as another challenge.
        String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        return ours && expiresAt.isAfter(now) ? Optional.of(new Challenge(canonical, expiresAt)) : Optional.empty();
    }

    /** As long as a challenge; all zeros where the text is none. */
    private static byte[] decoded(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == BYTES ? bytes : new byte[BYTES];
        } catch (IllegalArgumentException unreadable) {
            return new byte[BYTES];
        }
    }

    private byte[] mac(Ceremony ceremony, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(body);
            return mac.doFinal((ceremony.purpose() + " " + ceremony.subject()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }
}
