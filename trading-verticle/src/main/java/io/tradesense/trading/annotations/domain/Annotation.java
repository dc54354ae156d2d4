package io.tradesense.trading.annotations.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a trader says about a trade. All of it may be missing.
 *
 * @param stopLoss the price at which the trade was to be given up
 * @param takeProfit the price it was meant to reach
 * @param plannedRisk what the trade was to lose at most, in its currency, positive; counts before the stop
 * @param rating 1 (poor) to 5, of how the trade was conducted
 * @param notes free text
 */
public record Annotation(
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal plannedRisk,
        SortedSet<String> tags,
        @Nullable String setup,
        SortedSet<String> mistakes,
        @Nullable Integer rating,
        @Nullable String notes) {

    public static final Annotation NONE =
            new Annotation(null, null, null, new TreeSet<>(), null, new TreeSet<>(), null, null);

    public Annotation {
        tags = new TreeSet<>(tags);
        mistakes = new TreeSet<>(mistakes);
    }

    /**
     * What is said about a trade of which several executions are annotated, because trades became one: the first word on
     * each thing counts, tags and mistakes are put together.
     *
     * @param parts in the order of the executions
     */
    public static Annotation together(List<Annotation> parts) {
        return parts.stream().reduce(NONE, Annotation::and);
    }

    private Annotation and(Annotation later) {
        var bothTags = new TreeSet<>(tags);
        bothTags.addAll(later.tags);
        var bothMistakes = new TreeSet<>(mistakes);
        bothMistakes.addAll(later.mistakes);
        return new Annotation(
                first(stopLoss, later.stopLoss),
                first(takeProfit, later.takeProfit),
                first(plannedRisk, later.plannedRisk),
                bothTags,
                first(setup, later.setup),
                bothMistakes,
                first(rating, later.rating),
                first(notes, later.notes));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
