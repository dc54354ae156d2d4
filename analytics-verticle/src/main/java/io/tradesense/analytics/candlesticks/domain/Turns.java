package io.tradesense.analytics.candlesticks.domain;

import io.tradesense.analytics.candles.domain.Candle;
import java.util.ArrayList;
import java.util.List;

/**
 * The highs and lows at which a price turned, high and low by turns: closes that none of the {@value #AROUND} on either
 * side exceeds. Of two highs without a low between them the higher counts.
 */
final class Turns {
    static final int AROUND = 3;

    /** @param at which candle */
    record Turn(int at, double price, boolean high) {
        /** The candle at whose end it could first be known. */
        int known() {
            return at + AROUND;
        }
    }

    private Turns() {}

    static List<Turn> of(List<Candle> candles) {
        double[] closes = candles.stream().mapToDouble(Candle::close).toArray();
        List<Turn> turns = new ArrayList<>();
        for (int at = AROUND; at < closes.length - AROUND; at++) {
            if (isExtreme(closes, at, 1)) add(turns, new Turn(at, closes[at], true));
            else if (isExtreme(closes, at, -1)) add(turns, new Turn(at, closes[at], false));
        }
        return turns;
    }

    /** Strictly beyond what came before, so that a level stretch turns once. */
    private static boolean isExtreme(double[] closes, int at, int sign) {
        for (int away = 1; away <= AROUND; away++) {
            if (sign * closes[at - away] >= sign * closes[at] || sign * closes[at + away] > sign * closes[at])
                return false;
        }
        return true;
    }

    private static void add(List<Turn> turns, Turn turn) {
        if (!turns.isEmpty()) {
            Turn last = turns.get(turns.size() - 1);
            if (last.high() == turn.high()) {
                boolean further = turn.high() ? turn.price() > last.price() : turn.price() < last.price();
                if (!further) return;
                turns.remove(turns.size() - 1);
            }
        }
        turns.add(turn);
    }
}
