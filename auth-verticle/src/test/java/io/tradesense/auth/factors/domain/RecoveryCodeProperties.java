package io.tradesense.auth.factors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.Asvs;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RecoveryCodeProperties {

    @Property(tries = 200)
    void a_code_is_known_however_it_is_typed(
            @ForAll boolean small, @ForAll boolean letters, @ForAll @IntRange(max = 4) int groups) {
        for (var code : RecoveryCode.set()) {
            String typed = code.text().replace("-", " ".repeat(groups));
            typed = letters ? typed.replace('0', 'O').replace('1', 'I') : typed;
            typed = small ? typed.toLowerCase(Locale.ROOT) : typed;
            assertThat(RecoveryCode.parse(" " + typed)).contains(code);
        }
    }

    @Property(tries = 500)
    @Asvs("6.5.4")
    void no_text_is_more_than_refused(@ForAll String text) {
        assertThat(RecoveryCode.parse(text))
                .satisfiesAnyOf(
                        parsed -> assertThat(parsed).isEmpty(),
                        parsed -> assertThat(parsed.orElseThrow().text()).hasSize(29));
    }

    @Example
    void ten_are_given_and_none_is_kept_as_it_is() {
        var user = UUID.randomUUID();
        var set = RecoveryCode.set();
        assertThat(set).hasSize(10).doesNotHaveDuplicates();
        assertThat(set.get(0)).hasToString("(secret)");
        assertThat(set.get(0).digest(user)).isNotEqualTo(set.get(0).digest(UUID.randomUUID()));
        assertThat(set.get(0).digest(user).text()).doesNotContain(set.get(0).text());
    }
}
