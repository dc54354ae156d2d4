package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One fill out of a MetaTrader report, told by the cells of its row. */
record MetaTraderFill(CsvRecord row, ImportContext context, ZoneId zone) {

    /**
     * What the cells say. Costs are negative where paid, in the account's currency, as is the profit, which is before costs
     * and empty where nothing was closed.
     */
    record Cells(
            String id,
            String time,
            String symbol,
            Side side,
            String volume,
            String price,
            Costs costs,
            String profit) {}

    private static final Set<NoExecution> BOOKED =
            EnumSet.of(NoExecution.DIVIDEND, NoExecution.INTEREST, NoExecution.FEE);

    record Costs(String commission, String fee, String swap) {}

    /** Money that was booked, as the cells say it. */
    record Balance(String id, String time, String amount) {}

    /** @param what names it: a dividend, a fee; of what it does not tell the money came or went */
    Row booked(String what, Balance balance) {
        var kind = Bookings.kindOf(what).filter(BOOKED::contains).orElse(NoExecution.TRANSFER);
        return new Bookkeeping(row.line(), row.raw(), context.rules())
                .booked(
                        kind,
                        new Bookkeeping.Said(
                                () -> DecimalStyle.POINT.read(balance.amount()),
                                () -> Moment.read(balance.time(), Moment.DateOrder.DAY_FIRST)
                                        .in(zone),
                                null,
                                null,
                                balance.id(),
                                what));
    }

    void read(Cells cells, Consumer<Row> rows) {
        var instrument = MetaTraderSymbol.of(cells.symbol());
        var rate = rate(instrument, cells.price());
        var draft = new FillDraft()
                .symbol(() -> cells.symbol().isEmpty() ? null : instrument.symbol())
                .assetClass(instrument::assetClass)
                .side(cells::side)
                .quantity(() -> units(cells.volume(), instrument))
                .price(() -> DecimalStyle.POINT.read(cells.price()))
                .commission(() ->
                        rate.map(paid(cells.costs().commission())::multiply).orElse(null))
                .fees(() -> rate.map(fees(cells.costs())::multiply).orElse(null))
                .currency(instrument::currency)
                .executedAt(() -> cells.time().isEmpty()
                        ? null
                        : Moment.read(cells.time(), Moment.DateOrder.DAY_FIRST).in(zone))
                .externalId(cells::id);
        rows.accept(Row.of(
                draft,
                row.line(),
                row.raw(),
                context.rules(),
                Stated.ofFill(Measure.FILL_GROSS_PNL, cells.profit(), context.currency(), row.line())));
        if (rate.isEmpty() && hasCosts(cells.costs())) {
            rows.accept(new Row.PassedOver(row.line(), NoExecution.FEE_IN_ANOTHER_CURRENCY));
        }
    }

    /**
     * What a unit of the account's currency is worth in the instrument's: by the trade's own price where the pair is of
     * both; empty where the report does not tell.
     */
    private Optional<BigDecimal> rate(MetaTraderSymbol instrument, String price) {
        var currency = instrument.currency();
        if (currency == null || currency.equals(context.currency())) {
            return Optional.of(BigDecimal.ONE);
        }
        return instrument.symbol().startsWith(context.currency() + "/")
                ? Optional.ofNullable(numberOrNull(price))
                : Optional.empty();
    }

    private static boolean hasCosts(Costs costs) {
        return Stream.of(costs.commission(), costs.fee(), costs.swap())
                .map(MetaTraderFill::numberOrNull)
                .anyMatch(number -> number != null && number.signum() != 0);
    }

    /** Null also for what is no number: that is said where the field is read for the fill. */
    private static @Nullable BigDecimal numberOrNull(String text) {
        try {
            return DecimalStyle.POINT.read(text);
        } catch (Unreadable e) {
            return null;
        }
    }

    private static @Nullable BigDecimal units(String volume, MetaTraderSymbol instrument) {
        // A deal that was filled in part says "0.50 / 1.00".
        var filled =
                volume.contains("/") ? volume.substring(0, volume.indexOf('/')).strip() : volume;
        var lots = DecimalStyle.POINT.read(filled);
        return lots == null ? null : plain(lots.multiply(instrument.units()));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What was booked beside the commission; a swap is a cost. */
    private static BigDecimal fees(Costs costs) {
        return paid(costs.fee()).add(paid(costs.swap()));
    }

    private static BigDecimal paid(String text) {
        var booked = DecimalStyle.POINT.read(text);
        return booked == null ? BigDecimal.ZERO : booked.negate();
    }
}
