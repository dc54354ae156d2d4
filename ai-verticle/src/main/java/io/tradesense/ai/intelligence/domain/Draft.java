package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Printed;
import io.tradesense.ai.grounding.domain.Checked;
import io.tradesense.ai.grounding.domain.Grounding;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in the making, by rules. Figures are put in by their facts, with their citations, and pass the same check as a
 * model's.
 */
final class Draft {
    private final List<Part> parts = new ArrayList<>();

    private record Part(String title, StringBuilder text) {}

    void section(String title) {
        parts.add(new Part(title, new StringBuilder()));
    }

    /** @param sentence with {@code {}} for each fact, and {@code {u}} where words say the sign */
    void say(String sentence, Fact... facts) {
        var text = parts.get(parts.size() - 1).text;
        int from = 0;
        for (Fact fact : facts) {
            int open = sentence.indexOf('{', from);
            boolean unsigned = sentence.startsWith("{u}", open);
            text.append(sentence, from, open)
                    .append(unsigned ? Printed.unsigned(fact) : Printed.of(fact))
                    .append(" [")
                    .append(fact.id())
                    .append(']');
            from = open + (unsigned ? 3 : 2);
        }
        text.append(sentence.substring(from)).append('\n');
    }

    /** The sections that say something, checked. */
    List<Section> checked(FactSheet sheet) {
        var grounding = new Grounding(sheet);
        List<Section> sections = new ArrayList<>();
        for (Part part : parts) {
            List<Checked> said = grounding.check(part.text.toString());
            if (!said.isEmpty()) {
                sections.add(new Section(part.title, said));
            }
        }
        return List.copyOf(sections);
    }
}
