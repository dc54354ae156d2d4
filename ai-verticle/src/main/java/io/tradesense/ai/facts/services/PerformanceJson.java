package io.tradesense.ai.facts.services;

import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Finding;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The answers of analytics. */
final class PerformanceJson {
    private static final String DETECTED = "DETECTED";
    private static final int MOST_TRADES_OF_A_FINDING = 200;

    private PerformanceJson() {}

    static Figures summary(JsonObject json, String source) {
        return new Measures(json, json.getString("currency"))
                .count(Metric.TRADES, "closed trades", "trades")
                .count(Metric.WINS, "winning trades", "wins")
                .count(Metric.LOSSES, "losing trades", "losses")
                .count(Metric.BREAKEVEN, "break-even trades", "breakeven")
                .percent(Metric.WIN_RATE, "win rate", "winRate")
                .money(Metric.NET_PNL, "net P&L", "netPnl")
                .money(Metric.GROSS_PROFIT, "gross profit", "grossProfit")
                .money(Metric.GROSS_LOSS, "gross loss", "grossLoss")
                .money(Metric.FEES, "fees", "fees")
                .plain(Metric.PROFIT_FACTOR, "profit factor", Kind.RATIO, "profitFactor")
                .money(Metric.EXPECTANCY, "expectancy per trade", "expectancy")
                .money(Metric.AVG_WIN, "average win", "avgWin")
                .money(Metric.AVG_LOSS, "average loss", "avgLoss")
                .plain(Metric.PAYOFF_RATIO, "payoff ratio", Kind.RATIO, "payoffRatio")
                .money(Metric.LARGEST_WIN, "largest win", "largestWin")
                .money(Metric.LARGEST_LOSS, "largest loss", "largestLoss")
                .plain(Metric.HOLDING_TIME, "average holding time", Kind.DURATION, "avgHoldSeconds")
                .count(Metric.WIN_STREAK, "longest winning streak", "maxConsecutiveWins")
                .count(Metric.LOSS_STREAK, "longest losing streak", "maxConsecutiveLosses")
                .plain(Metric.SHARPE, "Sharpe ratio", Kind.RATIO, "sharpe")
                .plain(Metric.SORTINO, "Sortino ratio", Kind.RATIO, "sortino")
                .plain(Metric.CALMAR, "Calmar ratio", Kind.RATIO, "calmar")
                .money(Metric.MAX_DRAWDOWN, "maximum drawdown", "maxDrawdown")
                .plain(Metric.RECOVERY_FACTOR, "recovery factor", Kind.RATIO, "recoveryFactor")
                .plain(Metric.SQN, "system quality number", Kind.RATIO, "sqn")
                .percent(Metric.KELLY, "Kelly fraction", "kelly")
                .plain(Metric.AVG_R, "average R-multiple", Kind.R_MULTIPLE, "avgRMultiple")
                .from(source);
    }

    static List<Cell> breakdown(JsonObject json, Dimension by, String source) {
        List<Cell> cells = new ArrayList<>();
        String currency = json.getString("currency");
        for (Object item : json.getJsonArray("items")) {
            var cell = (JsonObject) item;
            if (cell.getString("key") != null) {
                cells.add(new Cell(
                        by,
                        cell.getString("key"),
                        cell(cell, currency == null ? "" : currency, source),
                        Boolean.TRUE.equals(cell.getBoolean("significant"))));
            }
        }
        return List.copyOf(cells);
    }

    private static Figures cell(JsonObject cell, String currency, String source) {
        return new Measures(cell, currency)
                .count(Metric.TRADES, "closed trades", "trades")
                .money(Metric.NET_PNL, "net P&L", "netPnl")
                .percent(Metric.WIN_RATE, "win rate", "winRate")
                .money(Metric.EXPECTANCY, "expectancy per trade", "expectancy")
                .plain(Metric.PROFIT_FACTOR, "profit factor", Kind.RATIO, "profitFactor")
                .money(Metric.EFFECT, "difference per trade from all other trades", "effect")
                .plain(Metric.P_VALUE, "p-value, adjusted for all cells", Kind.RATIO, "adjustedPValue")
                .from(source);
    }

    /** What was found: analytics also lists what it looked for in vain, and that is no habit of anybody's. */
    static List<Finding> patterns(JsonObject json, String source) {
        return json.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> DETECTED.equals(item.getString("status")))
                .map(item -> finding(item, json.getString("currency"), source))
                .toList();
    }

    private static Finding finding(JsonObject json, String currency, String source) {
        JsonObject evidence = json.getJsonObject("evidence");
        var flat = (evidence == null ? new JsonObject() : evidence.copy()).put("cost", json.getValue("cost"));
        var measures = new Measures(flat, json.getString("currency", currency))
                .count(Metric.TRADES, "trades it is seen in", "trades");
        var figures = effect(measures, flat.getString("scale", ""))
                .plain(Metric.P_VALUE, "adjusted p-value", Kind.RATIO, "adjustedPValue")
                .money(Metric.COST, "what it cost", "cost")
                .from(source);
        return new Finding(
                String.valueOf(json.getValue("id")),
                json.getString("kind", "PATTERN"),
                json.getString("title", ""),
                String.valueOf(json.getValue("severity", "")),
                figures,
                ids(json.getJsonArray("tradeIds", new JsonArray())));
    }

    private static Measures effect(Measures measures, String scale) {
        return switch (scale) {
            case "MONEY_A_TRADE" -> measures.money(Metric.EFFECT, "difference per trade", "effect");
            case "MONEY_A_DAY" -> measures.money(Metric.EFFECT, "difference per day", "effect");
            case "RATIO", "RATIO_LESS" -> measures.percent(Metric.EFFECT, "change", "effect");
            case "SHARE" -> measures.percent(Metric.EFFECT, "difference of shares", "effect");
            default -> measures;
        };
    }

    private static List<UUID> ids(JsonArray ids) {
        return ids.stream()
                .filter(Objects::nonNull)
                .limit(MOST_TRADES_OF_A_FINDING)
                .map(id -> UUID.fromString(id.toString()))
                .toList();
    }
}
