package io.tradesense.ai.grounding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** True sentences stand, false ones fall, whatever way their figures are written in. */
class GroundingTest {
    private final Grounding grounding = new Grounding(Sheets.trader());

    static List<String> trueSentences() {
        return TrueSentences.ALL;
    }

    static List<String> falseSentences() {
        return FalseSentences.ALL;
    }

    @ParameterizedTest
    @MethodSource("falseSentences")
    void a_tampered_sentence_falls(String sentence) {
        assertThat(grounding.checkSentence(sentence).holds()).isFalse();
    }

    @Test
    void there_are_at_least_two_hundred_tampered_sentences_and_all_are_different() {
        assertThat(FalseSentences.ALL).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    }

    @Test
    void fewer_than_two_of_a_hundred_true_sentences_are_dropped() {
        List<String> dropped = new ArrayList<>();
        for (String sentence : TrueSentences.ALL) {
            Checked checked = grounding.checkSentence(sentence);
            if (!checked.holds()) {
                dropped.add(sentence + " " + checked.faults());
            }
        }
        assertThat(TrueSentences.ALL).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        assertThat(dropped.size() * 50).as("dropped: %s", dropped).isLessThan(TrueSentences.ALL.size());
    }

    @Test
    void figures_know_their_place_in_the_text_without_citations() {
        Checked checked = grounding.checkSentence("You won 705 [F4] of 1,234 [F3] trades.");
        assertThat(checked.text()).isEqualTo("You won 705 of 1,234 trades.");
        assertThat(checked.figures()).hasSize(2);
        assertThat(checked.text()
                        .substring(
                                checked.figures().get(1).start(),
                                checked.figures().get(1).end()))
                .isEqualTo("1,234");
    }

    @Test
    void a_sentence_without_a_figure_stands() {
        assertThat(grounding.checkSentence("Fridays deserve a closer look.").holds())
                .isTrue();
    }

    @Test
    void sentences_put_together_are_the_text() {
        String text = "You made $12,345.68 [F7] in Jan. 2026. It was good!\n\n1. First: 57.1 % [F6].\n2. Second.";
        assertThat(String.join("", Sentences.of(text))).isEqualTo(text);
        assertThat(Sentences.of(text)).hasSize(4);
    }
}
