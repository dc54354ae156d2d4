package io.tradesense.ai.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Property
    void every_word_is_in_one_of_them_and_none_is_too_long(@ForAll @StringLength(max = 3_000) String text) {
        List<String> passages = Passages.of(text);
        assertThat(passages).isNotEmpty().allMatch(passage -> passage.length() <= 400 && !passage.isBlank());
        if (!text.isBlank()) {
            assertThat(visible(String.join("", passages))).isEqualTo(visible(text));
        }
    }

    private static String visible(String text) {
        return text.codePoints()
                .filter(each -> !Character.isWhitespace(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void they_are_cut_between_words_and_there_is_an_end_of_them() {
        assertThat(Passages.of("word ".repeat(100)))
                .hasSize(2)
                .allMatch(passage -> passage.startsWith("word") && passage.endsWith("word"));
        assertThat(Passages.of("word ".repeat(100_000))).hasSize(64);
        assertThat(Passages.of("")).containsExactly("-");
    }
}
