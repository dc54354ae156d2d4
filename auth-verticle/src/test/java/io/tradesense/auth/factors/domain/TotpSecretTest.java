package io.tradesense.auth.factors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TotpSecretTest {

    @Test
    void it_is_typed_as_base32() {
        var secret = new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
        assertThat(secret.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        byte[] ones = new byte[TotpSecret.BYTES];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(new TotpSecret(ones).text()).isEqualTo("7".repeat(32));
    }

    @Test
    void each_is_another_and_none_shows_in_text() {
        assertThat(Stream.generate(TotpSecret::random).limit(100)).doesNotHaveDuplicates();
        assertThat(TotpSecret.random()).hasToString("(secret)");
        assertThatThrownBy(() -> new TotpSecret(new byte[19])).isInstanceOf(IllegalArgumentException.class);
    }
}
