package io.tradesense.auth.passwords.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.passwords.zxcvbn.LeakedPasswords;
import io.tradesense.kit.testing.Asvs;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class PasswordRulesProperties {
    private static final CommonPasswords COMMON = new CommonPasswords(LeakedPasswords.read());
    private final PasswordRules rules = new PasswordRules(COMMON);

    @Property
    @Asvs({"6.2.1", "6.2.9"})
    void no_length_outside_of_the_bounds_is_taken(@ForAll @StringLength(max = 200) String password) {
        int length = password.codePointCount(0, password.length());
        if (length < PasswordRules.SHORTEST || length > PasswordRules.LONGEST) {
            assertThat(rules.refusal(new Password(password), List.of())).isPresent();
        } else {
            assertThat(rules.refusal(new Password(password), List.of()))
                    .satisfiesAnyOf(
                            refusal -> assertThat(refusal).isEmpty(),
                            refusal -> assertThat(refusal.orElseThrow()).doesNotContain("characters"));
        }
    }

    @Property
    void a_name_and_a_number_are_never_enough(
            @ForAll @AlphaChars @StringLength(min = 5, max = 20) String name,
            @ForAll @IntRange(min = 1_000) int number) {
        assertThat(rules.refusal(new Password(name + number), List.of(name))).isPresent();
        assertThat(rules.refusal(new Password(number + name.toUpperCase(Locale.ROOT)), List.of(name)))
                .isPresent();
    }
}
