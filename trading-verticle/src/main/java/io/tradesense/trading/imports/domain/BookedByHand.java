package io.tradesense.trading.imports.domain;

import io.tradesense.trading.cash.domain.CashMovement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Movements that the trader booked and a file says as well: of one kind and amount, some days apart at most, for brokers
 * date by the booking or by the settlement. Each that was booked by hand is one of the file's, so equal ones are counted.
 */
public final class BookedByHand {
    /** A weekend and a holiday. */
    public static final Duration APART = Duration.ofDays(4);

    private BookedByHand() {}

    /** The trader's movements by those of the file, in its order; the nearest in time of those that fit. */
    public static Map<UUID, UUID> among(List<CashMovement> ofFile, Collection<CashMovement> byHand) {
        List<CashMovement> left = new ArrayList<>(byHand);
        Map<UUID, UUID> same = new HashMap<>();
        for (var movement : ofFile) {
            if (same.containsKey(movement.id())) continue;
            left.stream()
                    .filter(hand -> isSame(movement, hand))
                    .min(Comparator.comparing(hand -> apart(movement, hand)))
                    .ifPresent(hand -> {
                        left.remove(hand);
                        same.put(movement.id(), hand.id());
                    });
        }
        return same;
    }

    private static boolean isSame(CashMovement movement, CashMovement hand) {
        var symbol = movement.symbol();
        return movement.type() == hand.type()
                && movement.currency().equals(hand.currency())
                && movement.amount().compareTo(hand.amount()) == 0
                && (symbol == null || hand.symbol() == null || Objects.equals(symbol, hand.symbol()))
                && apart(movement, hand).compareTo(APART) <= 0;
    }

    private static Duration apart(CashMovement movement, CashMovement hand) {
        return Duration.between(movement.at(), hand.at()).abs();
    }
}
