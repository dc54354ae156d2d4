package io.tradesense.auth.factors.hmac;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.factors.domain.TotpSecret;
import io.tradesense.kit.testing.Asvs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacOneTimeCodesTest {
    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final TotpSecret SECRET = new TotpSecret(SEED);
    private final HmacOneTimeCodes codes = new HmacOneTimeCodes();

    /** RFC 6238, appendix B, the rows for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(HmacOneTimeCodes.code(SEED, second / 30, 8)).isEqualTo(code);
        assertThat(codes.step(SECRET, code.substring(2), Instant.ofEpochSecond(second)))
                .hasValue(second / 30);
    }

    /** RFC 4226, appendix D: the same function with a plain counter and six digits. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "9, 520489"})
    void six_digits_are_those_of_the_standard(long counter, String code) {
        assertThat(HmacOneTimeCodes.code(SEED, counter, 6)).isEqualTo(code);
    }

    @Test
    @Asvs("6.5.5")
    void one_step_before_and_one_after_are_accepted_and_no_more() {
        Instant now = Instant.ofEpochSecond(1_000 * 30 + 15);
        for (long step = 990; step <= 1_010; step++) {
            String code = HmacOneTimeCodes.code(SEED, step, 6);
            assertThat(codes.step(SECRET, code, now))
                    .isEqualTo(Math.abs(step - 1_000) <= 1 ? OptionalLong.of(step) : OptionalLong.empty());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "1", "28708", "2870822", "２８７０８２", "abcdef"})
    void what_is_no_code_is_not_accepted(String text) {
        assertThat(codes.step(SECRET, text, Instant.ofEpochSecond(59))).isEmpty();
    }
}
