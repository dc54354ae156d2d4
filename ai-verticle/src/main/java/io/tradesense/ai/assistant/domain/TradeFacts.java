package io.tradesense.ai.assistant.domain;

import io.tradesense.ai.facts.domain.FactGroup;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.TradeFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Puts a single trade on a sheet. */
public final class TradeFacts {
    private TradeFacts() {}

    public static FactGroup add(FactSheet sheet, TradeFigures trade) {
        String name = trade.symbol() + " " + trade.side().toLowerCase(Locale.ROOT) + " trade " + day(trade.openedAt());
        FactGroup group = trade.figures().addTo(sheet, name, trade.about());
        var origin = new FactSheet.Origin(trade.figures().source(), trade.about());
        var opened = sheet.date(Metric.DATE, "day the " + name + " was opened (UTC)", day(trade.openedAt()), origin);
        Instant closedAt = trade.closedAt();
        if (closedAt != null && !day(closedAt).equals(opened.date())) {
            var unused = sheet.date(Metric.DATE, "day the " + name + " was closed (UTC)", day(closedAt), origin);
        }
        return group;
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
