package io.tradesense.trading.annotations.domain;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an annotation. A null field stays as it is; an empty Optional takes the value away.
 *
 * @param tags replaces all tags; null where they stay or are added to
 * @param addTags after {@code tags}
 * @param removeTags after {@code addTags}
 */
public record AnnotationChange(
        @Nullable Optional<BigDecimal> stopLoss,
        @Nullable Optional<BigDecimal> takeProfit,
        @Nullable Optional<BigDecimal> plannedRisk,
        @Nullable Set<String> tags,
        Set<String> addTags,
        Set<String> removeTags,
        @Nullable Optional<String> setup,
        @Nullable Set<String> mistakes,
        Set<String> addMistakes,
        Set<String> removeMistakes,
        @Nullable Optional<Integer> rating,
        @Nullable Optional<String> notes) {

    /** Tags and mistakes a trade may have, of each. */
    public static final int MOST_TAGS = 50;

    public Annotation applyTo(Annotation annotation) {
        return new Annotation(
                changed(annotation.stopLoss(), stopLoss),
                changed(annotation.takeProfit(), takeProfit),
                changed(annotation.plannedRisk(), plannedRisk),
                changed(annotation.tags(), tags, addTags, removeTags),
                changed(annotation.setup(), setup),
                changed(annotation.mistakes(), mistakes, addMistakes, removeMistakes),
                changed(annotation.rating(), rating),
                changed(annotation.notes(), notes));
    }

    private static <T> @Nullable T changed(@Nullable T now, @Nullable Optional<T> change) {
        return change == null ? now : change.orElse(null);
    }

    private static SortedSet<String> changed(
            SortedSet<String> now, @Nullable Set<String> replaced, Set<String> added, Set<String> removed) {
        var changed = new TreeSet<>(replaced == null ? now : replaced);
        changed.addAll(added);
        changed.removeAll(removed);
        return changed;
    }
}
