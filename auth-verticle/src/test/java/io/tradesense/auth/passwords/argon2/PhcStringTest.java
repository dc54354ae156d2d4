package io.tradesense.auth.passwords.argon2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhcStringTest {
    private static final Argon2Parameters LEAST = new Argon2Parameters(19_456, 2, 1);

    @Test
    void a_hash_reads_as_it_was_written() {
        var written = new PhcString(LEAST, new byte[16], new byte[32]);
        var read = PhcString.parse(written.text());
        assertThat(written.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA");
        assertThat(read.parameters()).isEqualTo(LEAST);
        assertThat(read.salt()).isEqualTo(new byte[16]);
        assertThat(read.hash()).isEqualTo(new byte[32]);
        assertThat(read).hasToString("(secret)");
    }

    /** The Argon2id vector of the reference implementation's test suite (version 0x13, t=2, m=256 KiB, p=1). */
    @Test
    void the_library_computes_what_the_reference_does() {
        var hash = Argon2Function.getInstance(256, 2, 1, 32, Argon2.ID, Argon2Function.ARGON2_VERSION_13)
                .hash("password".getBytes(US_ASCII), "somesalt".getBytes(US_ASCII));
        assertThat(hash.getBytes())
                .asHexString()
                .isEqualToIgnoringCase("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=16$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void what_this_service_never_wrote_is_refused_without_being_shown(String foreign) {
        assertThatThrownBy(() -> PhcString.parse(foreign))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("$");
    }

    @Test
    void parameters_are_weak_where_any_of_them_is_lower() {
        assertThat(LEAST.isWeakerThan(LEAST)).isFalse();
        assertThat(LEAST.isWeakerThan(new Argon2Parameters(19_456, 3, 1))).isTrue();
        assertThat(new Argon2Parameters(65_536, 2, 1).isWeakerThan(LEAST)).isFalse();
    }
}
