package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Grouping;
import io.tradesense.trading.roundtrips.domain.PartFilter;
import io.tradesense.trading.roundtrips.domain.PartId;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.SortKey;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.tradesense.trading.roundtrips.domain.TripParts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads trades with their legs and takes them apart as a view sees them. */
final class ViewReading {
    /** More parts than this are refused: their order alone would be a hundred megabytes. */
    private static final int MOST_PARTS = 1_000_000;

    private static final int FETCH = 1_000;
    private static final String WITH_LEGS = "SELECT %s, " + LegLists.COLUMNS + " FROM trades t JOIN legs_of_trades l"
            + " ON l.trade_id = t.id WHERE %s ORDER BY t.id";
    private static final String TRADE = "t.id, t.account_id, t.symbol, t.asset_class, t.currency, t.multiplier, t.side";

    private final Vertx vertx;
    private final Pool pool;

    ViewReading(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Whose parts are to be found and in which order they stand. */
    Future<ViewIndex> index(UUID userId, OtherViews.Seen seen) {
        var query = TradeQuery.ofTrades(userId, seen.question().filter());
        String sql = WITH_LEGS.formatted(TRADE, query.where());
        return pool.withTransaction(transaction -> transaction.prepare(sql).compose(statement -> {
                    List<ViewIndex.Entry> entries = new ArrayList<>();
                    return read(statement.createStream(FETCH, query.arguments()), seen, entries)
                            .map(entries);
                }))
                .compose(entries -> vertx.executeBlocking(() -> new ViewIndex(entries), false));
    }

    /** The parts of a page's trades. */
    Future<List<Trades.Listed>> parts(List<UUID> trades, OtherViews.Seen seen) {
        String columns = TradeRows.COLUMNS.replaceAll("(\\w+)", "t.$1");
        return pool.preparedQuery(WITH_LEGS.formatted(columns, "t.id = ANY ($1)"))
                .execute(Tuple.tuple().addArrayOfUUID(trades.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Trades.Listed> listed = new ArrayList<>();
                    rows.forEach(row -> listed.addAll(listed(row, seen)));
                    return listed;
                });
    }

    private static Future<Void> read(RowStream<Row> rows, OtherViews.Seen seen, List<ViewIndex.Entry> entries) {
        Promise<Void> done = Promise.promise();
        var filter = new PartFilter(seen.question().filter());
        rows.exceptionHandler(done::tryFail);
        rows.endHandler(end -> done.tryComplete());
        rows.handler(row -> {
            entries.addAll(entries(row, seen, filter));
            if (entries.size() > MOST_PARTS) done.tryFail(OtherViews.tooMany());
        });
        return done.future().eventually(rows::close);
    }

    private static List<ViewIndex.Entry> entries(Row trade, OtherViews.Seen seen, PartFilter filter) {
        UUID tradeId = trade.getUUID("id");
        var parts = split(trade, seen);
        return parts.stream()
                .filter(filter::takes)
                .map(part -> new ViewIndex.Entry(
                        SortKey.of(
                                seen.question().order().sort(),
                                part.instrument().symbol(),
                                part.openedAt(),
                                part.closedAt(),
                                part.netPnl(),
                                part.returnPct()),
                        PartId.of(tradeId, part, parts.size()),
                        tradeId))
                .toList();
    }

    private static List<Trades.Listed> listed(Row row, OtherViews.Seen seen) {
        var trade = TradeRows.listed(row);
        var parts = split(row, seen);
        return parts.stream()
                .map(part -> TradeRows.listed(
                        PartId.of(trade.id(), part, parts.size()), trade.id(), part, trade.noted(), trade.digest()))
                .toList();
    }

    private static List<RoundTrip> split(Row trade, OtherViews.Seen seen) {
        UUID accountId = trade.getUUID("account_id");
        var outline = new TripParts.Outline(
                accountId,
                ExecutionRows.instrument(trade),
                Direction.valueOf(trade.getString("side")),
                LegLists.read(trade));
        Grouping grouping = seen.question().view().grouping();
        return TripParts.of(outline, grouping, seen.bases().getOrDefault(accountId, CostBasis.FIFO), seen.lots());
    }
}
