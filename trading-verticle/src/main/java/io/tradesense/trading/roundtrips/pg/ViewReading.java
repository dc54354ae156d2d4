package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Grouping;
import io.tradesense.trading.roundtrips.domain.Leg;
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
import org.jspecify.annotations.Nullable;

/** Reads trades with their legs and takes them apart as a view sees them. */
final class ViewReading {
    /** More parts than this are refused: their order alone would be a hundred megabytes. */
    private static final int MOST_PARTS = 1_000_000;

    private static final int FETCH = 1_000;
    private static final String LEGS = TradeRows.LEG_COLUMNS.replaceAll("(\\w+)", "l.$1 AS leg_$1");
    private static final String WITH_LEGS = "SELECT %s, " + LEGS + " FROM trades t LEFT JOIN trade_legs l"
            + " ON l.trade_id = t.id WHERE %s ORDER BY t.id, l.ordinal";
    private static final String TRADE = "t.id, t.account_id, t.symbol, t.asset_class, t.currency, t.multiplier, t.side";

    private final Vertx vertx;
    private final Pool pool;

    ViewReading(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** The trades in hand while their legs arrive one after the other. */
    private static final class Gathering {
        private @Nullable Row trade;
        private final List<Leg> legs = new ArrayList<>();

        private boolean isAnother(Row row) {
            return trade != null && !row.getUUID("id").equals(trade.getUUID("id"));
        }

        private void add(Row row) {
            if (trade == null) trade = row;
            legs.add(leg(row));
        }
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
                    var gathering = new Gathering();
                    for (Row row : rows) {
                        if (gathering.isAnother(row)) {
                            listed.addAll(listed(gathering, seen));
                            gathering = new Gathering();
                        }
                        gathering.add(row);
                    }
                    listed.addAll(listed(gathering, seen));
                    return listed;
                });
    }

    private static Future<Void> read(RowStream<Row> rows, OtherViews.Seen seen, List<ViewIndex.Entry> entries) {
        Promise<Void> done = Promise.promise();
        var filter = new PartFilter(seen.question().filter());
        var gathering = new Gathering[] {new Gathering()};
        rows.exceptionHandler(done::tryFail);
        rows.endHandler(end -> {
            entries.addAll(entries(gathering[0], seen, filter));
            done.tryComplete();
        });
        rows.handler(row -> {
            if (gathering[0].isAnother(row)) {
                entries.addAll(entries(gathering[0], seen, filter));
                gathering[0] = new Gathering();
            }
            gathering[0].add(row);
            if (entries.size() > MOST_PARTS) done.tryFail(OtherViews.tooMany());
        });
        return done.future().eventually(rows::close);
    }

    private static List<ViewIndex.Entry> entries(Gathering gathering, OtherViews.Seen seen, PartFilter filter) {
        Row trade = gathering.trade;
        if (trade == null) return List.of();
        UUID tradeId = trade.getUUID("id");
        var parts = split(trade, gathering.legs, seen);
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

    private static List<Trades.Listed> listed(Gathering gathering, OtherViews.Seen seen) {
        Row row = gathering.trade;
        if (row == null) return List.of();
        var trade = TradeRows.listed(row);
        var parts = split(row, gathering.legs, seen);
        return parts.stream()
                .map(part -> TradeRows.listed(
                        PartId.of(trade.id(), part, parts.size()), trade.id(), part, trade.noted(), trade.digest()))
                .toList();
    }

    private static List<RoundTrip> split(Row trade, List<Leg> legs, OtherViews.Seen seen) {
        UUID accountId = trade.getUUID("account_id");
        var outline = new TripParts.Outline(
                accountId, ExecutionRows.instrument(trade), Direction.valueOf(trade.getString("side")), legs);
        Grouping grouping = seen.question().view().grouping();
        return TripParts.of(outline, grouping, seen.bases().getOrDefault(accountId, CostBasis.FIFO), seen.lots());
    }

    private static Leg leg(Row row) {
        return new Leg(
                row.getUUID("leg_execution_id"),
                Leg.Role.valueOf(row.getString("leg_role")),
                row.getBigDecimal("leg_quantity"),
                row.getBigDecimal("leg_price"),
                row.getBigDecimal("leg_costs"),
                row.getOffsetDateTime("leg_executed_at").toInstant(),
                ExecutionRows.split(row.getBigDecimal("leg_split_new"), row.getBigDecimal("leg_split_old")));
    }
}
