package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SELECT of a list of trades: one condition a filter that is set, so that each finds its index. */
final class TradeQuery {
    static final String COLUMNS = "id, account_id, symbol, asset_class, currency, multiplier, side, status, quantity,"
            + " max_quantity, open_quantity, entry_price, exit_price, opened_at, closed_at, gross_pnl, fees, net_pnl,"
            + " return_pct, execution_count";

    private final List<String> conditions = new ArrayList<>();
    private final Tuple arguments = Tuple.tuple();

    static TradeQuery of(
            UUID userId, Trades.Filter filter, Trades.Order order, int limit, Optional<Trades.After> after) {
        var query = new TradeQuery();
        query.where("user_id = %s", userId);
        filter.accountId().ifPresent(id -> query.where("account_id = %s", id));
        filter.symbol().ifPresent(symbol -> query.where("symbol = %s", symbol));
        filter.direction().ifPresent(direction -> query.where("side = %s", direction.name()));
        filter.status().ifPresent(status -> query.where("status = %s", status.name()));
        filter.from().ifPresent(from -> query.where("opened_at >= %s", from.atOffset(ZoneOffset.UTC)));
        filter.to().ifPresent(to -> query.where("opened_at < %s", to.atOffset(ZoneOffset.UTC)));
        filter.minPnl().ifPresent(least -> query.where("net_pnl >= %s", least));
        filter.maxPnl().ifPresent(most -> query.where("net_pnl <= %s", most));
        after.ifPresent(place -> query.after(order, place));
        query.arguments.addInteger(limit);
        return query;
    }

    String sql(Trades.Order order) {
        String direction = order.descending() ? " DESC" : "";
        return "SELECT " + COLUMNS + ", " + key(order.sort()) + "::text AS sort_value FROM trades WHERE "
                + String.join(" AND ", conditions) + " ORDER BY " + key(order.sort()) + direction + ", id" + direction
                + " LIMIT $" + arguments.size();
    }

    Tuple arguments() {
        return arguments;
    }

    private void where(String condition, Object argument) {
        arguments.addValue(argument);
        conditions.add(condition.formatted("$" + arguments.size()));
    }

    /** The cast of a forged value fails in the database, which is answered as a bad cursor. */
    private void after(Trades.Order order, Trades.After place) {
        arguments.addString(place.value());
        String value = "$" + arguments.size() + "::text::" + type(order.sort());
        arguments.addUUID(place.id());
        conditions.add("(" + key(order.sort()) + ", id) " + (order.descending() ? "<" : ">") + " (" + value + ", $"
                + arguments.size() + ")");
    }

    private static String key(Trades.Sort sort) {
        return switch (sort) {
            case OPENED_AT -> "opened_at";
            case CLOSED_AT -> "COALESCE(closed_at, 'infinity')";
            case NET_PNL -> "net_pnl";
            case SYMBOL -> "symbol";
        };
    }

    private static String type(Trades.Sort sort) {
        return switch (sort) {
            case OPENED_AT, CLOSED_AT -> "timestamptz";
            case NET_PNL -> "numeric";
            case SYMBOL -> "text";
        };
    }
}
