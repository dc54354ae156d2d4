package io.tradesense.trading.journal.templates.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A day with the trades closed on it.
 *
 * @param closed in the order of closing; the first {@link #MOST} of them
 */
public record Day(LocalDate date, List<Closed> closed) {
    /** Trades that are looked at. */
    public static final int MOST = 500;

    private static final Pattern GAP = Pattern.compile("\\{\\{ ?([A-Za-z]{1,20}) ?\\}\\}");

    /** @param side LONG or SHORT */
    public record Closed(String symbol, String side, String currency, BigDecimal netPnl, BigDecimal fees) {}

    /** Fills the gaps it knows; others stay as they are. What fills one is not looked through for gaps again. */
    public String fill(String text) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(value(gap.group(1), gap.group())));
    }

    private String value(String name, String gap) {
        return switch (name) {
            case "date" -> date.toString();
            case "weekday" -> date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "tradeCount" -> String.valueOf(closed.size());
            case "wins" -> String.valueOf(count(1));
            case "losses" -> String.valueOf(count(-1));
            case "netPnl" -> sum(Closed::netPnl);
            case "fees" -> sum(Closed::fees);
            case "symbols" ->
                String.join(", ", closed.stream().map(Closed::symbol).collect(Collectors.toCollection(TreeSet::new)));
            case "trades" -> lines();
            default -> gap;
        };
    }

    private long count(int sign) {
        return closed.stream().filter(trade -> trade.netPnl().signum() == sign).count();
    }

    /** By currency: amounts of two are never added. */
    private String sum(Function<Closed, BigDecimal> amount) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        closed.forEach(trade -> sums.merge(trade.currency(), amount.apply(trade), BigDecimal::add));
        return sums.isEmpty()
                ? "0"
                : sums.entrySet().stream()
                        .map(sum -> sum.getValue().toPlainString() + " " + sum.getKey())
                        .collect(Collectors.joining(", "));
    }

    private String lines() {
        return closed.stream()
                .map(trade -> "- " + trade.symbol() + " " + trade.side().toLowerCase(Locale.ROOT) + ": "
                        + trade.netPnl().toPlainString() + " " + trade.currency())
                .collect(Collectors.joining("\n"));
    }
}
