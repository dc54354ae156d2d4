package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.tradesense.ai.grounding.domain.Checked;
import java.util.List;

/**
 * An answer whose every figure has its fact.
 *
 * @param by who wrote it
 * @param model which model; empty where rules wrote it
 * @param note for the reader: why rules wrote it, or what is missing; empty where there is nothing to say
 * @param statements that hold, in order
 * @param dropped how many sentences were left out, because a figure in them was no fact's
 * @param filters the trades it speaks of, for the reader to see and change
 * @param keepable whether the same question over the same facts may be answered by it again
 * @param cached whether it had been given before
 */
public record Answer(
        By by,
        String model,
        String note,
        List<Checked> statements,
        int dropped,
        FactSheet sheet,
        List<TradeFilter> filters,
        boolean keepable,
        boolean cached) {

    /** Who writes answers. */
    public enum By {
        MODEL,
        RULES
    }

    public Answer {
        statements = List.copyOf(statements);
        filters = List.copyOf(filters);
    }

    Answer noted(String words) {
        return new Answer(by, model, words, statements, dropped, sheet, filters, keepable, cached);
    }

    Answer again() {
        return new Answer(by, model, note, statements, dropped, sheet, filters, keepable, true);
    }

    /** As a model reads it later in the conversation: words without citations, for facts are numbered anew each time. */
    public String text() {
        var text = new StringBuilder();
        statements.forEach(statement -> text.append(statement.text()));
        return text.toString().strip();
    }
}
