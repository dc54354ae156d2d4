package io.tradesense.ai.questions.domain;

import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.TradeFilter;
import java.util.List;
import java.util.Optional;

/**
 * A question as a filter that the user can see and change.
 *
 * @param by what the trades are to be told apart by, where the question asks for that
 * @param words the parts of the question that made the filter, as they stand in it
 */
public record Understood(TradeFilter filter, Optional<Dimension> by, List<String> words) {
    public Understood {
        words = List.copyOf(words);
    }
}
