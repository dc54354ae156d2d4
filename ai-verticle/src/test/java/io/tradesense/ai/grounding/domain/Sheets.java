package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.FactSheet;
import io.tradesense.ai.facts.domain.FactSheet.Origin;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** The facts of one trader. */
final class Sheets {
    private Sheets() {}

    static FactSheet trader() {
        var sheet = new FactSheet();
        var all = new Origin("analytics /performance/summary");
        var unused = sheet.date(Metric.PERIOD, "first day", LocalDate.parse("2026-01-01"), all); // F1
        unused = sheet.date(Metric.PERIOD, "last day", LocalDate.parse("2026-01-31"), all); // F2
        unused = sheet.count(Metric.TRADES, "closed trades", 1234, all); // F3
        unused = sheet.count(Metric.WINS, "winning trades", 705, all); // F4
        unused = sheet.count(Metric.LOSSES, "losing trades", 529, all); // F5
        unused = add(sheet, Metric.WIN_RATE, Kind.PERCENT, "0.571313", "", all); // F6
        unused = add(sheet, Metric.NET_PNL, Kind.MONEY, "12345.678", "USD", all); // F7
        unused = add(sheet, Metric.PROFIT_FACTOR, Kind.RATIO, "1.8349", "", all); // F8
        unused = add(sheet, Metric.EXPECTANCY, Kind.MONEY, "10.0046", "USD", all); // F9
        unused = add(sheet, Metric.AVG_WIN, Kind.MONEY, "38.50", "USD", all); // F10
        unused = add(sheet, Metric.AVG_LOSS, Kind.MONEY, "-27.97", "USD", all); // F11
        unused = add(sheet, Metric.MAX_DRAWDOWN, Kind.MONEY, "-2310.50", "USD", all); // F12
        unused = add(sheet, Metric.HOLDING_TIME, Kind.DURATION, "8130", "", all); // F13
        unused = add(sheet, Metric.AVG_R, Kind.R_MULTIPLE, "0.347", "", all); // F14
        unused = add(sheet, Metric.FEES, Kind.MONEY, "1234.40", "USD", all); // F15
        unused = add(sheet, Metric.NET_PNL, Kind.MONEY, "4100.25", "USD", about(Dimension.SYMBOL, "AAPL")); // F16
        unused = add(sheet, Metric.NET_PNL, Kind.MONEY, "-1600.75", "USD", about(Dimension.SYMBOL, "MSFT")); // F17
        unused = add(sheet, Metric.NET_PNL, Kind.MONEY, "-190.40", "USD", about(Dimension.WEEKDAY, "FRIDAY")); // F18
        unused = add(sheet, Metric.NET_PNL, Kind.MONEY, "300.00", "USD", about(Dimension.WEEKDAY, "MONDAY")); // F19
        unused = sheet.count(Metric.LOSS_STREAK, "longest losing streak", 9, all); // F20
        unused = sheet.count(Metric.WIN_STREAK, "longest winning streak", 12, all); // F21
        unused = add(sheet, Metric.PAYOFF_RATIO, Kind.RATIO, "1.3765", "", all); // F22
        unused = sheet.date(Metric.DATE, "day the trade was opened", LocalDate.parse("2026-01-05"), all); // F23
        unused = add(sheet, Metric.SHARPE, Kind.RATIO, "1.234", "", all); // F24
        unused = add(sheet, Metric.PRICE, Kind.PRICE, "4532.25", "USD", about(Dimension.SYMBOL, "ESZ5")); // F25
        unused = sheet.count(Metric.COUNT, "closed trades without a planned stop", 3, all); // F26
        return sheet;
    }

    private static Fact add(FactSheet sheet, Metric metric, Kind kind, String value, String unit, Origin origin) {
        return sheet.add(metric, metric.name(), kind, new BigDecimal(value), unit, origin);
    }

    private static Origin about(Dimension by, String key) {
        return new Origin("analytics /performance/breakdown", Map.of(by, key));
    }
}
