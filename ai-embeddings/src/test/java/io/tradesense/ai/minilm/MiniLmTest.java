package io.tradesense.ai.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.ai.models.domain.LocalModel;
import io.tradesense.ai.models.local.WorkerEmbedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the model is good for: entries of a journal are found by what they mean, in other words than they were written in. */
class MiniLmTest {
    private static final List<String> JOURNAL = List.of(
            "I could not wait for the pullback and bought the high.",
            "After two losses I doubled my size to win it back.",
            "Took profits far too early again, it ran another three dollars.",
            "Followed the plan to the letter, entry, stop and target.",
            "Slept badly and traded while tired, should have stayed away.",
            "Moved my stop further down because I did not want to be wrong.",
            "The earnings report moved the stock against me overnight.",
            "Sat on my hands all morning, there was no setup worth taking.");
    private static final Map<String, Integer> QUESTIONS = Map.ofEntries(
            Map.entry("impatience: chasing an entry", 0),
            Map.entry("being impatient", 0),
            Map.entry("buying too late at the top", 0),
            Map.entry("revenge trading after losing money", 1),
            Map.entry("closing winners before they reach their target", 2),
            Map.entry("selling too soon", 2),
            Map.entry("disciplined execution", 3),
            Map.entry("sticking to my rules", 3),
            Map.entry("exhaustion and lack of rest", 4),
            Map.entry("fatigue", 4),
            Map.entry("refusing to accept a loss", 5),
            Map.entry("letting a loser run by widening the stop", 5),
            Map.entry("a company's quarterly results caused a gap", 6),
            Map.entry("being patient and not trading", 7),
            Map.entry("did nothing because nothing looked good", 7));
    private static final LocalModel MODEL = new MiniLm();
    private static final List<float[]> VECTORS = MODEL.embed(JOURNAL);

    @Test
    void it_is_found_on_the_class_path() {
        assertThat(WorkerEmbedder.find())
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(MiniLm.class));
    }

    /** A blind guess would have four of them. */
    @Test
    void of_fifteen_questions_in_other_words_ten_find_their_entry_among_the_first_two_of_eight() {
        List<String> found = new ArrayList<>();
        QUESTIONS.forEach((question, entry) -> {
            float[] asked = MODEL.embed(List.of(question)).get(0);
            List<Integer> byNearness = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            byNearness.sort(Comparator.comparingDouble(at -> -likeness(asked, VECTORS.get(at))));
            if (byNearness.subList(0, 2).contains(entry)) {
                found.add(question);
            }
        });
        assertThat(QUESTIONS).hasSize(15);
        assertThat(found).as("found").hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void what_stands_at_the_end_of_a_long_entry_counts() {
        String much = "The market opened higher and drifted all day long. ".repeat(60);
        String end = "Slept badly, tired, exhausted, should have stayed in bed. ".repeat(20);
        List<float[]> both = MODEL.embed(List.of(much, much + end));
        float[] asked = MODEL.embed(List.of("fatigue")).get(0);
        assertThat(likeness(asked, both.get(1))).isGreaterThan(likeness(asked, both.get(0)) + 0.05);
    }

    @Test
    void vectors_have_length_one_and_are_the_same_alone_and_among_others() {
        for (int at = 0; at < JOURNAL.size(); at++) {
            float[] alone = MODEL.embed(List.of(JOURNAL.get(at))).get(0);
            assertThat(alone).hasSize(384);
            assertThat(likeness(alone, alone)).isCloseTo(1, within(1e-4));
            assertThat(likeness(alone, VECTORS.get(at))).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void a_text_of_any_length_has_a_vector() {
        assertThat(MODEL.embed(List.of("", " ", "word ".repeat(4_000)))).hasSize(3);
    }

    private static double likeness(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
