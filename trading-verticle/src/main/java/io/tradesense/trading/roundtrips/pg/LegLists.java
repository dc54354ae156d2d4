package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.executions.domain.Split;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The legs of trades in the table {@code legs_of_trades}: a row a trade. */
final class LegLists {
    /** UNNEST takes no array of arrays apart, so what belongs to one trade travels as PostgreSQL writes an array. */
    private static final String KEEP = """
            INSERT INTO legs_of_trades (trade_id, executions, entries, quantities, prices, costs, times, splits_new, splits_old)
            SELECT trade_id, executions::uuid[], entries::boolean[], quantities::numeric[], prices::numeric[], costs::numeric[],
                times::timestamptz[], splits_new::numeric[], splits_old::numeric[]
            FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[]) AS l (trade_id, executions, entries, quantities, prices, costs, times, splits_new, splits_old)
            ON CONFLICT (trade_id) DO UPDATE SET executions = excluded.executions, entries = excluded.entries,
                quantities = excluded.quantities, prices = excluded.prices, costs = excluded.costs, times = excluded.times,
                splits_new = excluded.splits_new, splits_old = excluded.splits_old
            """;

    /** The columns {@link #read} reads, of the table as {@code l}. */
    static final String COLUMNS =
            "l.executions, l.entries, l.quantities, l.prices, l.costs, l.times, l.splits_new, l.splits_old";

    private LegLists() {}

    /** In the transaction that has written the trades. */
    static Future<Void> keep(SqlConnection transaction, List<RoundTrip> trips) {
        var arguments = Tuple.tuple()
                .addArrayOfUUID(trips.stream().map(RoundTrip::id).toArray(UUID[]::new))
                .addArrayOfString(lists(trips, leg -> leg.executionId().toString()))
                .addArrayOfString(lists(trips, leg -> leg.role() == Leg.Role.ENTRY ? "t" : "f"))
                .addArrayOfString(lists(trips, leg -> leg.quantity().toPlainString()))
                .addArrayOfString(lists(trips, leg -> leg.price().toPlainString()))
                .addArrayOfString(lists(trips, leg -> leg.costs().toPlainString()))
                .addArrayOfString(lists(trips, leg -> leg.executedAt().toString()))
                .addArrayOfString(splits(trips, leg -> leg.split().shares().toString()))
                .addArrayOfString(splits(trips, leg -> leg.split().forShares().toString()));
        return transaction.preparedQuery(KEEP).execute(arguments).mapEmpty();
    }

    /** The legs of a trade, in the order of its executions. */
    static List<Leg> read(Row row) {
        UUID[] executions = row.getArrayOfUUIDs("executions");
        Boolean[] entries = row.getArrayOfBooleans("entries");
        var quantities = row.get(BigDecimal[].class, "quantities");
        var prices = row.get(BigDecimal[].class, "prices");
        var costs = row.get(BigDecimal[].class, "costs");
        OffsetDateTime[] times = row.getArrayOfOffsetDateTimes("times");
        var shares = row.get(BigDecimal[].class, "splits_new");
        var forShares = row.get(BigDecimal[].class, "splits_old");
        List<Leg> legs = new ArrayList<>(executions.length);
        for (int leg = 0; leg < executions.length; leg++) {
            legs.add(new Leg(
                    executions[leg],
                    entries[leg] ? Leg.Role.ENTRY : Leg.Role.EXIT,
                    quantities[leg],
                    prices[leg],
                    costs[leg],
                    times[leg].toInstant(),
                    shares == null ? Split.NONE : ExecutionRows.split(shares[leg], forShares[leg])));
        }
        return legs;
    }

    private static String[] lists(List<RoundTrip> trips, Function<Leg, String> part) {
        return trips.stream().map(trip -> list(trip, part)).toArray(String[]::new);
    }

    private static String[] splits(List<RoundTrip> trips, Function<Leg, String> part) {
        return trips.stream()
                .map(trip -> trip.legs().stream().allMatch(leg -> leg.split().isNone()) ? null : list(trip, part))
                .toArray(String[]::new);
    }

    private static String list(RoundTrip trip, Function<Leg, String> part) {
        return trip.legs().stream().map(part).collect(Collectors.joining(",", "{", "}"));
    }
}
