package io.tradesense.auth;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a trader has on the telephone: reads the secret as it is typed and shows codes. */
record AuthenticatorApp(byte[] secret) {

    static AuthenticatorApp of(String base32) {
        var bits = BigInteger.ZERO;
        for (char letter : base32.toCharArray()) {
            int value = Character.isDigit(letter) ? letter - '2' + 26 : letter - 'A';
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        byte[] signed = bits.toByteArray();
        byte[] secret = new byte[20];
        for (int index = 1; index <= Math.min(20, signed.length); index++) {
            secret[20 - index] = signed[signed.length - index];
        }
        return new AuthenticatorApp(secret);
    }

    String code(Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Math.floorDiv(at.getEpochSecond(), 30))
                    .array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fffffff;
            String digits = "00000" + number % 1_000_000;
            return digits.substring(digits.length() - 6);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A code it does not show around that time. */
    String wrong(Instant at) {
        for (int guess = 0; ; guess++) {
            String text = Integer.toString(100_000 + guess);
            if (!text.equals(code(at))
                    && !text.equals(code(at.plusSeconds(30)))
                    && !text.equals(code(at.minusSeconds(30)))) {
                return text;
            }
        }
    }
}
