package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.readmodel.domain.DetailColumns;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of a trader's habits.
 *
 * @param followUps of the habits they were shown before
 * @param pricesKnown market could be asked for the prices before the trades
 */
public record Report(Findings findings, Map<Kind, FollowUp> followUps, boolean pricesKnown) {

    public static Report of(Selection trades, Runs runs, List<Shown> shown, ZoneId zone) {
        History history = History.of(past(trades, runs), zone);
        Map<Kind, FollowUp> followUps = new EnumMap<>(Kind.class);
        for (Shown habit : shown) {
            // The hour or the day it was found at means another time by another clock.
            if (habit.cell() == null
                    || habit.kind() == Kind.OVERTRADING
                    || habit.zone().equals(zone.getId())) {
                followUps.put(habit.kind(), FollowUp.of(habit.kind(), habit.cell(), habit.at(), history));
            }
        }
        return new Report(Findings.in(history), followUps, runs.known());
    }

    public List<Finding> detected() {
        return findings.items().stream()
                .filter(finding -> finding.status() == Finding.Status.DETECTED)
                .toList();
    }

    private static List<PastTrade> past(Selection trades, Runs runs) {
        TradeColumns columns = trades.columns();
        DetailColumns details = columns.details();
        List<PastTrade> past = new ArrayList<>(trades.trades());
        for (int position = 0; position < trades.trades(); position++) {
            int row = trades.row(position);
            past.add(new PastTrade(
                    columns.tradeId(row),
                    TradeColumns.instant(columns.openedAtMicros(row)),
                    TradeColumns.instant(columns.closedAtMicros(row)),
                    columns.symbols().names().get(columns.symbols().first(row)),
                    trades.net().value(position),
                    details.maxQuantity(row),
                    details.riskAmount(row),
                    details.mistakes().count(row) > 0 || details.brokeRules(row),
                    runs.of(columns.tradeId(row))));
        }
        return past;
    }
}
