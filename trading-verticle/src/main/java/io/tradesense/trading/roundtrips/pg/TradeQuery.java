package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The conditions of a list of trades: one a filter that is set, so that each finds its index. */
public final class TradeQuery {
    private final List<String> conditions = new ArrayList<>();
    private final Tuple arguments = Tuple.tuple();

    private TradeQuery() {}

    /** All that a filter says. */
    public static TradeQuery of(UUID userId, Trades.Filter filter) {
        var query = ofTrades(userId, filter);
        String time = filter.byClose() ? "closed_at" : "opened_at";
        filter.status().ifPresent(status -> query.where("status = %s", status.name()));
        filter.from().ifPresent(from -> query.where(time + " >= %s", from.atOffset(ZoneOffset.UTC)));
        filter.to().ifPresent(to -> query.where(time + " < %s", to.atOffset(ZoneOffset.UTC)));
        filter.minPnl().ifPresent(least -> query.where("net_pnl >= %s", least));
        filter.maxPnl().ifPresent(most -> query.where("net_pnl <= %s", most));
        return query;
    }

    /** What it says of a whole trade, and so of each part of it; what is left is {@link PartFilter}'s. */
    static TradeQuery ofTrades(UUID userId, Trades.Filter filter) {
        var query = new TradeQuery();
        query.where("t.user_id = %s", userId);
        filter.accountId().ifPresent(id -> query.where("t.account_id = %s", id));
        filter.symbol().ifPresent(symbol -> query.where("t.symbol = %s", symbol));
        filter.assetClass().ifPresent(assetClass -> query.where("t.asset_class = %s", assetClass.name()));
        filter.direction().ifPresent(direction -> query.where("t.side = %s", direction.name()));
        if (!filter.tags().isEmpty())
            query.where("t.tags <> '{}' AND t.tags @> %s", filter.tags().toArray(String[]::new));
        filter.setup().ifPresent(setup -> query.where("t.setup = %s", setup));
        if (!filter.mistakes().isEmpty()) {
            query.where(
                    "t.mistakes <> '{}' AND t.mistakes @> %s", filter.mistakes().toArray(String[]::new));
        }
        return query;
    }

    String where() {
        return String.join(" AND ", conditions);
    }

    public Tuple arguments() {
        return arguments;
    }

    /** @param rest what follows the conditions */
    public String select(String columns, String rest) {
        return "SELECT " + columns + " FROM trades t WHERE " + where() + " " + rest;
    }

    /** Adds an argument; answers how the statement names it. */
    public String argument(Object argument) {
        arguments.addValue(argument);
        return "$" + arguments.size();
    }

    String page(Trades.Order order, int limit) {
        String direction = order.descending() ? " DESC" : "";
        return select(
                TradeRows.COLUMNS + ", " + key(order.sort()) + "::text AS sort_value",
                "ORDER BY " + key(order.sort()) + direction + ", t.id" + direction + " LIMIT " + argument(limit));
    }

    /** The cast of a forged value fails in the database, which is answered as a bad cursor. */
    TradeQuery after(Trades.Order order, Trades.After place) {
        String value = argument(place.value()) + "::text::" + type(order.sort());
        String id = argument(place.id());
        conditions.add("(" + key(order.sort()) + ", t.id) " + (order.descending() ? "<" : ">") + " (" + value + ", "
                + id + ")");
        return this;
    }

    private void where(String condition, Object argument) {
        conditions.add(condition.formatted(argument(argument)));
    }

    private static String key(Trades.Sort sort) {
        return switch (sort) {
            case OPENED_AT -> "t.opened_at";
            case CLOSED_AT -> "COALESCE(t.closed_at, 'infinity')";
            case NET_PNL -> "t.net_pnl";
            case RETURN_PCT -> "COALESCE(t.return_pct, '-infinity')";
            case HOLDING_TIME -> "COALESCE(t.holding_seconds, 'infinity')";
            case SYMBOL -> "t.symbol";
        };
    }

    private static String type(Trades.Sort sort) {
        return switch (sort) {
            case OPENED_AT, CLOSED_AT -> "timestamptz";
            case NET_PNL, RETURN_PCT, HOLDING_TIME -> "numeric";
            case SYMBOL -> "text";
        };
    }
}
