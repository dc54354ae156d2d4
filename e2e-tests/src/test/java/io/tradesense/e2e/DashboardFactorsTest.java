package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** One-time codes, from the drawing that an app scans to the code that signs in. */
class DashboardFactorsTest extends FreshPageTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Test
    void a_code_is_scanned_turned_on_and_asked_for_at_the_next_sign_in() {
        page.register();
        page.visit("/account");
        page.await("document.querySelector('ts-factors .tag')");
        page.press("Turn on");
        page.await("document.querySelector('.qr')?.complete && document.querySelector('.qr').naturalWidth > 20");
        assertThat(page.text("document.querySelector('.qr').src")).startsWith("blob:");
        page.picture("second-factor");
        byte[] secret = decoded(page.text("document.querySelector('ts-factors code').textContent.replaceAll(' ', '')"));

        page.fill("Code", code(secret));
        page.press("Turn on");
        page.awaitText("Keep these recovery codes");
        String recovery = page.text("document.querySelector('ts-factors pre').textContent.split('\\n')[0]");

        page.press("Sign out");
        page.await("location.pathname === '/sign-in' && document.querySelector('#door-password')");
        page.fill("Email", page.email());
        page.fill("Password", DashboardPage.PASSWORD);
        page.press("Sign in");
        page.await("document.querySelector('#door-otp')");
        page.fill("One-time code", recovery);
        page.press("Sign in");
        page.await("document.querySelector('ts-overview')");
    }

    private static byte[] decoded(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }

    /** RFC 6238, as an app on a telephone does it. */
    private static String code(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Instant.now().getEpochSecond() / 30)
                    .array());
            int at = hash[hash.length - 1] & 0xf;
            return "%06d".formatted((ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA1", impossible);
        }
    }
}
