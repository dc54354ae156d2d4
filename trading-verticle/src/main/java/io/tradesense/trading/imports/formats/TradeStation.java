package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executions by account: {@code Account,T/D,S/D,Currency,Type,Side,Symbol,Qty,Price,Exec
 * Time,Comm,SEC,TAF,NSCC,Nasdaq,ECN Remove,ECN Add,Gross Proceeds,Net Proceeds,Clr Broker,Liq,Note}, which TradeStation's
 * and TradeZero's back offices write. Sides are B, S, SS (short) and BC (cover). Times are New York's unless the caller
 * states another zone.
 */
final class TradeStation extends TableFormat {

    private static final List<String> FEES = List.of("SEC", "TAF", "NSCC", "Nasdaq", "ECN Remove", "ECN Add");

    TradeStation() {
        super(
                FormatDescription.ofNewYork(
                        "tradestation",
                        "TradeStation, executions by account (CSV)",
                        "TradeStation",
                        "csv",
                        "One execution a row with trade date and time; TradeZero's account statement has the same columns."),
                heading("Account", "T/D", "S/D", "Side", "Symbol", "Qty", "Price", "Exec Time", "Comm", "SEC", "TAF"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        if (!row.text("Symbol").isEmpty() || !row.text("Side").isEmpty()) {
            rows.accept(fill(row));
        }
    }

    private static Row fill(TableRow row) {
        var security = Security.of(row.text("Symbol"));
        var isFuture = security.option().isEmpty() && FutureName.isOne(security.name());
        return row.filled(new FillDraft()
                .symbol(() -> isFuture ? FutureName.symbol(security.name(), executedAt(row)) : security.symbol())
                .assetClass(() -> isFuture ? AssetClass.FUTURE : security.assetClass())
                .side(() -> SideWord.read(row.text("Side")))
                .quantity(() -> row.magnitude("Qty"))
                .price(() -> row.number("Price"))
                .fees(() -> fees(row))
                .commission(() -> row.number("Comm"))
                .currency(() -> row.textOrNull("Currency"))
                .multiplier(() -> isFuture ? multiplier(row, security) : null)
                .executedAt(() -> executedAt(row)));
    }

    private static @Nullable BigDecimal multiplier(TableRow row, Security future) {
        return row.multiplierOf(AssetClass.FUTURE, FutureName.symbol(future.name(), executedAt(row)));
    }

    /** Everything that is charged beside the commission; what a venue pays is negative. */
    private static BigDecimal fees(TableRow row) {
        var sum = BigDecimal.ZERO;
        for (var column : FEES) {
            var fee = row.number(column);
            sum = fee == null ? sum : sum.add(fee);
        }
        return sum;
    }

    private static @Nullable Instant executedAt(TableRow row) {
        var day = row.text("T/D");
        return day.isEmpty()
                ? null
                : Moment.read(
                                (day + " " + row.text("Exec Time")).strip(),
                                row.table().dates())
                        .in(row.table().zone());
    }
}
