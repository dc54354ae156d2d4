package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lots the trader named for which closing execution; it counts under SPECIFIC alone.
 *
 * @param byClosing by the closing execution's id, in the order they are taken
 */
public record LotChoices(Map<UUID, List<Chosen>> byClosing) {

    public static final LotChoices NONE = new LotChoices(Map.of());

    /**
     * One lot.
     *
     * @param opening the execution that opened it
     * @param quantity how much of it at most; null for all that is left of it
     */
    public record Chosen(UUID opening, @Nullable BigDecimal quantity) {}

    public LotChoices {
        byClosing = Map.copyOf(byClosing);
    }

    List<Chosen> of(UUID closing) {
        return byClosing.getOrDefault(closing, List.of());
    }
}
