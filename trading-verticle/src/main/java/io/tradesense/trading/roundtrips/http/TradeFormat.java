package io.tradesense.trading.roundtrips.http;

import io.tradesense.trading.roundtrips.domain.Trades.Listed;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an export writes trades, one after the other. */
enum TradeFormat {
    CSV("text/csv; charset=utf-8", "csv") {
        @Override
        String head() {
            return String.join(",", COLUMNS) + "\r\n";
        }

        @Override
        String line(Listed trade, long before) {
            var json = TradeJson.write(trade);
            return COLUMNS.stream()
                    .map(column -> cell(json.getValue(column)))
                    .collect(Collectors.joining(",", "", "\r\n"));
        }

        @Override
        String foot() {
            return "";
        }
    },
    JSON("application/json", "json") {
        @Override
        String head() {
            return "[";
        }

        @Override
        String line(Listed trade, long before) {
            return (before == 0 ? "\n" : ",\n") + TradeJson.write(trade).encode();
        }

        @Override
        String foot() {
            return "\n]\n";
        }
    };

    static final List<String> COLUMNS = List.of(
            "id",
            "accountId",
            "symbol",
            "assetClass",
            "currency",
            "multiplier",
            "side",
            "status",
            "quantity",
            "maxQuantity",
            "openQuantity",
            "entryPrice",
            "exitPrice",
            "openedAt",
            "closedAt",
            "grossPnl",
            "fees",
            "netPnl",
            "returnPct",
            "rMultiple",
            "stopLoss",
            "takeProfit",
            "plannedRisk",
            "setup",
            "tags",
            "mistakes",
            "rating",
            "notes",
            "executionCount");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern SPECIAL = Pattern.compile("[,\"\\r\\n]");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final String mediaType;
    private final String suffix;

    TradeFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    String mediaType() {
        return mediaType;
    }

    String suffix() {
        return suffix;
    }

    abstract String head();

    /** @param before how many were written before it */
    abstract String line(Listed trade, long before);

    abstract String foot();

    /**
     * A cell by RFC 4180. What a spreadsheet would take for a formula and is no number is written with an apostrophe before
     * it (OWASP, CSV injection): a note {@code =HYPERLINK(…)} must stay a note.
     */
    static String cell(@Nullable Object value) {
        String text = value instanceof Iterable<?> list ? join(list) : Objects.toString(value, "");
        if (!text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches()) {
            text = "'" + text;
        }
        return SPECIAL.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static String join(Iterable<?> list) {
        var joined = new StringBuilder();
        list.forEach(each -> joined.append(joined.isEmpty() ? "" : "; ").append(each));
        return joined.toString();
    }
}
