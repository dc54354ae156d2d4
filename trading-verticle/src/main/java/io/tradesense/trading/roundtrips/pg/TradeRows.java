package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.annotations.domain.Noted;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.Trades.Listed;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Round trips as rows of the table {@code trades}, and their legs as rows of the view {@code trade_legs}. */
public final class TradeRows {

    /** The columns {@link #listed} reads. */
    public static final String COLUMNS = "id, account_id, symbol, asset_class, currency, multiplier, side, status,"
            + " quantity, max_quantity, open_quantity, entry_price, exit_price, opened_at, closed_at, gross_pnl, fees,"
            + " net_pnl, return_pct, execution_count, stop_loss, take_profit, planned_risk, risk_amount, r_multiple, tags,"
            + " setup, mistakes, rating, notes, annotation_version, mae, mfe, digest";

    static final String LEG_COLUMNS = "execution_id, role, quantity, price, costs, executed_at, split_new, split_old";

    private TradeRows() {}

    public static Listed listed(Row row) {
        UUID id = row.getUUID("id");
        return new Listed(
                id,
                id,
                row.getUUID("account_id"),
                ExecutionRows.instrument(row),
                Direction.valueOf(row.getString("side")),
                RoundTrip.Status.valueOf(row.getString("status")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("max_quantity"),
                row.getBigDecimal("open_quantity"),
                row.getBigDecimal("entry_price"),
                row.getBigDecimal("exit_price"),
                row.getOffsetDateTime("opened_at").toInstant(),
                instant(row.getOffsetDateTime("closed_at")),
                row.getBigDecimal("gross_pnl"),
                row.getBigDecimal("fees"),
                row.getBigDecimal("net_pnl"),
                row.getBigDecimal("return_pct"),
                row.getInteger("execution_count"),
                noted(row),
                row.getBigDecimal("mae"),
                row.getBigDecimal("mfe"),
                row.getUUID("digest"));
    }

    /** A trip or a part of one as it would be listed, with what is said about the trade. */
    static Listed listed(UUID id, UUID partOf, RoundTrip trip, Noted noted, UUID digest) {
        BigDecimal netPnl = trip.netPnl();
        return new Listed(
                id,
                partOf,
                trip.accountId(),
                trip.instrument(),
                trip.direction(),
                trip.status(),
                trip.quantity(),
                trip.maxQuantity(),
                trip.openQuantity(),
                trip.entryPrice(),
                trip.exitPrice(),
                trip.openedAt(),
                trip.closedAt(),
                trip.grossPnl(),
                trip.fees(),
                netPnl,
                trip.returnPct(),
                trip.legs().size(),
                noted.with(netPnl),
                null,
                null,
                digest);
    }

    static Leg leg(Row row) {
        return new Leg(
                row.getUUID("execution_id"),
                Leg.Role.valueOf(row.getString("role")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("costs"),
                row.getOffsetDateTime("executed_at").toInstant(),
                ExecutionRows.split(row));
    }

    private static Noted noted(Row row) {
        long version = row.getLong("annotation_version");
        return version == 0
                ? Noted.NOTHING
                : new Noted(
                        TradeNotes.annotation(row),
                        row.getBigDecimal("risk_amount"),
                        row.getBigDecimal("r_multiple"),
                        version);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
