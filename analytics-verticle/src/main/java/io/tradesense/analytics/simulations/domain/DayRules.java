package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * What a rule about the day lets happen: the trades in the order in which they were opened, each knowing what had been
 * opened and closed that day before it. What is left out loses nothing and counts for nothing.
 */
final class DayRules {
    private final WhatIfRule rule;
    private final Selection selection;
    private final double[] results;
    private final PriorityQueue<Integer> open;
    private int opened;
    private int lostInARow;
    private double result;

    private DayRules(WhatIfRule rule, Selection selection, double[] results) {
        this.rule = rule;
        this.selection = selection;
        this.results = results;
        this.open = new PriorityQueue<>(Comparator.comparingLong(selection::closedAtMicros));
    }

    /**
     * Drops from {@code kept} what the rule would not have let be opened.
     *
     * @param results of each trade under the rule
     */
    static void apply(WhatIfRule rule, Selection selection, ZoneId zone, boolean[] kept, double[] results) {
        LocalSeconds clock = new LocalSeconds(zone);
        DayRules day = new DayRules(rule, selection, results);
        long today = Long.MIN_VALUE;
        int[] byOpen = IntStream.range(0, kept.length)
                .boxed()
                .sorted(Comparator.comparingLong(selection::openedAtMicros))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int position : byOpen) {
            if (!kept[position]) continue;
            long date = clock.day(selection.openedAtMicros(position));
            if (date != today) {
                today = date;
                day = new DayRules(rule, selection, results);
            }
            kept[position] = day.lets(position);
        }
    }

    private boolean lets(int position) {
        while (!open.isEmpty() && selection.closedAtMicros(open.peek()) <= selection.openedAtMicros(position)) {
            close(open.remove());
        }
        Integer most = rule.maxTradesPerDay();
        Integer losses = rule.stopAfterLosses();
        Double loss = rule.maxDailyLoss();
        if (most != null && opened >= most || losses != null && lostInARow >= losses || loss != null && result <= -loss)
            return false;
        opened++;
        open.add(position);
        return true;
    }

    private void close(int position) {
        result += results[position];
        lostInARow = results[position] < 0 ? lostInARow + 1 : 0;
    }
}
