package io.tradesense.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the demo shows of a year.
 *
 * @param summary the answer of {@code /performance/summary}
 * @param weekdays the answer of {@code /performance/breakdown?by=weekday}
 * @param portfolio the answer of {@code /portfolio}
 */
record DemoReport(JsonNode summary, JsonNode weekdays, JsonNode portfolio) {

    @Override
    public String toString() {
        return "\nThe year\n\n" + year() + "\nBy weekday\n\n" + byWeekday() + "\nOpen positions\n\n" + positions();
    }

    private TextTable year() {
        var table = new TextTable("Figure", "Value");
        table.row("Round trips", Figures.quantity(summary.path("trades")));
        table.row("Net P&L", Figures.money(summary.path("netPnl")));
        table.row("Fees", Figures.money(summary.path("fees")));
        table.row("Win rate", Figures.percent(summary.path("winRate")));
        table.row("Profit factor", Figures.ratio(summary.path("profitFactor")));
        table.row("Expectancy a trade", Figures.money(summary.path("expectancy")));
        table.row("Average win", Figures.money(summary.path("avgWin")));
        table.row("Average loss", Figures.money(summary.path("avgLoss")));
        table.row("Largest win", Figures.money(summary.path("largestWin")));
        table.row("Largest loss", Figures.money(summary.path("largestLoss")));
        table.row("Deepest drawdown", Figures.money(summary.path("maxDrawdown")));
        table.row("Sharpe ratio", Figures.ratio(summary.path("sharpe")));
        return table;
    }

    private TextTable byWeekday() {
        var table =
                new TextTable("Weekday", "Trades", "Net P&L", "Win rate", "Profit factor", "Expectancy", "Significant");
        for (var day : weekdays.path("items")) {
            table.row(
                    day.path("key").asText(),
                    Figures.quantity(day.path("trades")),
                    Figures.money(day.path("netPnl")),
                    Figures.percent(day.path("winRate")),
                    Figures.ratio(day.path("profitFactor")),
                    Figures.money(day.path("expectancy")),
                    day.path("significant").asBoolean() ? "yes" : "no");
        }
        return table;
    }

    private String positions() {
        var table = new TextTable("Symbol", "Quantity", "Average price", "Unrealised P&L");
        var positions = portfolio.path("positions");
        if (positions.isEmpty()) {
            return "none\n";
        }
        for (var position : positions) {
            table.row(
                    position.path("symbol").asText(),
                    Figures.quantity(position.path("quantity")),
                    Figures.money(position.path("averagePrice")),
                    Figures.money(position.path("unrealisedPnl")));
        }
        return table.toString();
    }
}
