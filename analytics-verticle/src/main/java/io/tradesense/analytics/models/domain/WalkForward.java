package io.tradesense.analytics.models.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains on the past and tests on what came next, again and again: M. López de Prado, "Advances in Financial Machine
 * Learning", 2018, chapter 7. A trade whose result was not known when a test began is <em>purged</em> from its training,
 * and so is what was closed within the <em>embargo</em> before: the trades to be tested may still hang together with it.
 *
 * @param train rows trained on, ascending
 * @param test rows tested on, consecutive
 * @param purged how many earlier trades were left out
 */
record WalkForward(int[] train, int[] test, int purged) {
    static final Duration EMBARGO = Duration.ofDays(1);

    /** The first part is never tested on, so that there is something to learn from. */
    private static final double BEGINNING = 0.4;

    /** @param facts in the order of opening */
    static List<WalkForward> folds(Facts facts, int count) {
        int first = (int) Math.ceil(facts.size() * BEGINNING);
        List<WalkForward> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int from = first + (int) ((long) (facts.size() - first) * fold / count);
            int to = first + (int) ((long) (facts.size() - first) * (fold + 1) / count);
            if (from == to) continue;
            Instant known = facts.trade(from).openedAt().minus(EMBARGO);
            int[] train = IntStream.range(0, from)
                    .filter(row -> facts.trade(row).closedAt().isBefore(known))
                    .toArray();
            folds.add(new WalkForward(train, IntStream.range(from, to).toArray(), from - train.length));
        }
        return folds;
    }
}
