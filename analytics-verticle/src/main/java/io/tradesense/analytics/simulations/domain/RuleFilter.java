package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.readmodel.domain.Labels;
import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;

/** Which trades a rule would not have let happen, each looked at alone. */
final class RuleFilter {

    /** 1970-01-01 was a Thursday: from Monday to it. */
    private static final int MONDAY_TO_EPOCH = 3;

    private final WhatIfRule rule;
    private final Selection selection;
    private final LocalSeconds clock;

    RuleFilter(WhatIfRule rule, Selection selection, ZoneId zone) {
        this.rule = rule;
        this.selection = selection;
        this.clock = new LocalSeconds(zone);
    }

    boolean keeps(int position) {
        TradeColumns columns = selection.columns();
        int row = selection.row(position);
        long opened = selection.openedAtMicros(position);
        return !rule.excludeWeekdays().contains(weekday(opened))
                && !rule.excludeHours().contains(clock.hour(opened))
                && !holdsAny(columns.symbols(), row, rule.excludeSymbols())
                && !holdsAny(columns.tags(), row, rule.excludeTags())
                && !holdsAny(columns.setups(), row, rule.excludeSetups())
                && !(rule.excludeMistakes() && columns.details().mistakes().count(row) > 0)
                && (rule.side() == null
                        || columns.sides()
                                .names()
                                .get(columns.sides().first(row))
                                .equals(rule.side()));
    }

    private DayOfWeek weekday(long micros) {
        return DayOfWeek.of((int) Math.floorMod(clock.day(micros) + MONDAY_TO_EPOCH, 7L) + 1);
    }

    private static boolean holdsAny(Labels labels, int row, Set<String> words) {
        for (int nth = 0; nth < labels.count(row) && !words.isEmpty(); nth++) {
            if (words.contains(labels.names().get(labels.code(row, nth)))) return true;
        }
        return false;
    }
}
