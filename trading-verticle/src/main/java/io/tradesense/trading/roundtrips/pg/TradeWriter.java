package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.annotations.domain.Noted;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.TradeDifference;
import io.tradesense.trading.roundtrips.domain.TradeDifference.Written;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes round trips, their legs and their events, a block at a time: what an event loop has to put on the wire for one is a
 * matter of milliseconds, however many there are.
 */
final class TradeWriter {
    private static final int TRIPS_A_BLOCK = 1_000;
    private static final int LEGS_A_BLOCK = 5_000;
    private static final String REMOVE = "DELETE FROM trades WHERE id = ANY ($1)";

    private static final String UPSERT = """
            INSERT INTO trades (user_id, account_id, id, symbol, asset_class, currency, multiplier, side, status, quantity,
                max_quantity, open_quantity, entry_price, exit_price, opened_at, closed_at, gross_pnl, fees, net_pnl,
                open_cost, return_pct, execution_count, digest, opening_execution)
            SELECT $1, $2, * FROM UNNEST($3::uuid[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::text[],
                $9::text[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::text[]::numeric[],
                $15::timestamptz[], $16::timestamptz[], $17::numeric[], $18::numeric[], $19::numeric[], $20::numeric[],
                $21::text[]::numeric[], $22::integer[], $23::uuid[], $24::uuid[])
            ON CONFLICT (id) DO UPDATE SET symbol = excluded.symbol, asset_class = excluded.asset_class,
                currency = excluded.currency, multiplier = excluded.multiplier, side = excluded.side, status = excluded.status, quantity = excluded.quantity,
                max_quantity = excluded.max_quantity, open_quantity = excluded.open_quantity,
                entry_price = excluded.entry_price, exit_price = excluded.exit_price, opened_at = excluded.opened_at,
                closed_at = excluded.closed_at, gross_pnl = excluded.gross_pnl, fees = excluded.fees,
                net_pnl = excluded.net_pnl, open_cost = excluded.open_cost, return_pct = excluded.return_pct,
                execution_count = excluded.execution_count, digest = excluded.digest,
                mae = NULL, mfe = NULL, stop_loss = NULL, take_profit = NULL, planned_risk = NULL, risk_amount = NULL, r_multiple = NULL,
                tags = '{}', setup = NULL, mistakes = '{}', rating = NULL, notes = NULL, annotation_version = 0
            """;

    private static final String NEXT_VERSION = "UPDATE accounts SET trades_version = trades_version + 1 WHERE id = $1";

    private final Outbox outbox;

    TradeWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    Future<Void> write(SqlConnection transaction, UUID userId, UUID accountId, TradeDifference difference) {
        if (difference.written().isEmpty() && difference.removed().isEmpty()) {
            return Future.succeededFuture();
        }
        var deleted = difference.removed().stream()
                .map(id -> TradeEvents.deleted(userId, accountId, id))
                .toList();
        return remove(transaction, difference.removed())
                .compose(removed -> outbox.append(transaction, deleted))
                .compose(told -> TradeNotes.any(transaction, accountId))
                .compose(any -> write(transaction, userId, accountId, difference.written(), any))
                .compose(told -> transaction.preparedQuery(NEXT_VERSION).execute(Tuple.of(accountId)))
                .mapEmpty();
    }

    /**
     * While the database is at one block the next is made: what stands behind it on the same connection waits there.
     *
     * @param noted whether anything is said about trades of the account
     */
    private Future<Void> write(
            SqlConnection transaction, UUID userId, UUID accountId, List<Written> written, boolean noted) {
        List<Future<Void>> told = new ArrayList<>();
        Future<Void> next = Future.succeededFuture();
        for (List<Written> block : blocks(written)) {
            next = next.compose(before -> {
                var upserted = upsert(transaction, userId, accountId, block);
                var kept = LegLists.keep(
                        transaction, block.stream().map(Written::trip).toList());
                told.add(noted ? kept.compose(legs -> note(transaction, userId, block)) : kept);
                if (!noted) told.add(outbox.append(transaction, events(userId, block, Map.of())));
                return upserted;
            });
        }
        return next.compose(all -> Future.join(told)).mapEmpty();
    }

    private Future<Void> note(SqlConnection transaction, UUID userId, List<Written> block) {
        return TradeNotes.copy(transaction, ids(block))
                .compose(noted -> outbox.append(transaction, events(userId, block, noted)));
    }

    /** One trip may have more legs than a block is meant to, and is a block then. */
    private static List<List<Written>> blocks(List<Written> written) {
        List<List<Written>> blocks = new ArrayList<>();
        int begin = 0;
        int legs = 0;
        for (int index = 0; index < written.size(); index++) {
            int more = written.get(index).trip().legs().size();
            if (index > begin && (index - begin == TRIPS_A_BLOCK || legs + more > LEGS_A_BLOCK)) {
                blocks.add(written.subList(begin, index));
                begin = index;
                legs = 0;
            }
            legs += more;
        }
        if (begin < written.size()) blocks.add(written.subList(begin, written.size()));
        return blocks;
    }

    private static Future<Void> remove(SqlConnection transaction, List<UUID> trades) {
        return trades.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(REMOVE)
                        .execute(Tuple.tuple().addArrayOfUUID(trades.toArray(UUID[]::new)))
                        .mapEmpty();
    }

    private static Future<Void> upsert(SqlConnection transaction, UUID userId, UUID accountId, List<Written> written) {
        var trips = written.stream().map(Written::trip).toList();
        var arguments = Tuple.of(userId, accountId)
                .addArrayOfUUID(ids(written).toArray(UUID[]::new))
                .addArrayOfString(column(trips, trip -> trip.instrument().symbol(), String[]::new))
                .addArrayOfString(
                        column(trips, trip -> trip.instrument().assetClass().name(), String[]::new))
                .addArrayOfString(column(trips, trip -> trip.instrument().currency(), String[]::new))
                .addValue(numbers(trips, trip -> trip.instrument().multiplier()))
                .addArrayOfString(column(trips, trip -> trip.direction().name(), String[]::new))
                .addArrayOfString(column(trips, trip -> trip.status().name(), String[]::new))
                .addValue(numbers(trips, RoundTrip::quantity))
                .addValue(numbers(trips, RoundTrip::maxQuantity))
                .addValue(numbers(trips, RoundTrip::openQuantity))
                .addValue(numbers(trips, RoundTrip::entryPrice))
                .addArrayOfString(texts(trips, RoundTrip::exitPrice))
                .addValue(column(trips, trip -> trip.openedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addValue(column(trips, TradeWriter::closedAt, OffsetDateTime[]::new))
                .addValue(numbers(trips, RoundTrip::grossPnl))
                .addValue(numbers(trips, RoundTrip::fees))
                .addValue(numbers(trips, RoundTrip::netPnl))
                .addValue(numbers(trips, RoundTrip::openCost))
                .addArrayOfString(texts(trips, RoundTrip::returnPct))
                .addArrayOfInteger(column(trips, trip -> trip.legs().size(), Integer[]::new))
                .addArrayOfUUID(column(written, Written::digest, UUID[]::new))
                .addArrayOfUUID(column(trips, RoundTrip::openingExecution, UUID[]::new));
        return transaction.preparedQuery(UPSERT).execute(arguments).mapEmpty();
    }

    private static List<UUID> ids(List<Written> written) {
        return written.stream().map(each -> each.trip().id()).toList();
    }

    private static List<NewEvent> events(UUID userId, List<Written> written, Map<UUID, Noted> noted) {
        List<NewEvent> events = new ArrayList<>();
        for (Written each : written) {
            var id = each.trip().id();
            var said = noted.getOrDefault(id, Noted.NOTHING);
            var trade = TradeRows.listed(id, id, each.trip(), said, each.digest());
            events.add(TradeEvents.changed(userId, trade, each.change()));
        }
        return events;
    }

    private static @Nullable OffsetDateTime closedAt(RoundTrip trip) {
        var closedAt = trip.closedAt();
        return closedAt == null ? null : closedAt.atOffset(ZoneOffset.UTC);
    }

    /** Numbers that may be missing travel as text: the driver hangs on a null in an array of NUMERIC (5.0.8). */
    private static <R> String[] texts(List<R> rows, Function<R, @Nullable BigDecimal> part) {
        return column(
                rows,
                row -> {
                    var number = part.apply(row);
                    return number == null ? null : number.toPlainString();
                },
                String[]::new);
    }

    private static <R> BigDecimal[] numbers(List<R> rows, Function<R, BigDecimal> part) {
        return column(rows, part, BigDecimal[]::new);
    }

    private static <R, T> T[] column(List<R> rows, Function<R, @Nullable T> part, IntFunction<T[]> array) {
        return rows.stream().map(part).toArray(array);
    }
}
