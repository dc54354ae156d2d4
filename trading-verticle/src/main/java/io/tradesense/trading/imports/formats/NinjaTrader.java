package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.Row;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * NinjaTrader 8's grid of executions: {@code Instrument,Action,Quantity,Price,Time,ID,E/X,Position,Order
 * ID,Name,Commission,Rate,Account display name,Connection,}, written as the PC's regional settings have it: parted by
 * commas or semicolons, {@code 1/18/2024 9:31:15 AM} or {@code 18/01/2024 09:31:15}, {@code $2.25} or {@code 2,25 €}. The
 * time is the PC's, or the one set in the program: the file does not say, so the caller must.
 */
final class NinjaTrader extends TableFormat {

    NinjaTrader() {
        super(
                FormatDescription.ofUnknownZone(
                        "ninjatrader",
                        "NinjaTrader 8, Executions grid (CSV)",
                        "NinjaTrader",
                        "csv",
                        "Control Center, Executions, right click, Export. State timezone=, the program's own."),
                heading("Instrument", "Action", "Quantity", "Price", "Time", "ID", "E/X", "Position", "Commission"));
    }

    @Override
    DecimalStyle decimals(Head head, char delimiter) {
        var usual = delimiter == ',' ? DecimalStyle.POINT : DecimalStyle.COMMA;
        return DecimalStyle.of(values(head, delimiter, "Price", "Commission"), usual);
    }

    @Override
    Moment.DateOrder dates(Head head, char delimiter) {
        var usual = delimiter == ',' ? Moment.DateOrder.MONTH_FIRST : Moment.DateOrder.DAY_FIRST;
        return Moment.DateOrder.of(values(head, delimiter, "Time"), usual);
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var instrument = row.text("Instrument");
        var assetClass = assetClass(instrument);
        rows.accept(row.filled(new FillDraft()
                .symbol(() -> symbol(row, instrument, assetClass))
                .assetClass(() -> assetClass)
                .side(() -> SideWord.read(row.text("Action")))
                .quantity(() -> row.magnitude("Quantity"))
                .price(() -> row.number("Price"))
                .commission(() -> row.number("Commission"))
                .currency(() -> assetClass == AssetClass.FOREX
                        ? ForexPair.of(instrument).map(ForexPair::quote).orElse(null)
                        : null)
                .multiplier(() -> row.multiplierOf(assetClass, String.valueOf(symbol(row, instrument, assetClass))))
                .executedAt(() -> row.instant("Time"))
                .externalId(() -> row.textOrNull("ID"))));
    }

    private static AssetClass assetClass(String instrument) {
        if (FutureName.isOne(instrument)) {
            return AssetClass.FUTURE;
        }
        return ForexPair.of(instrument).isPresent() ? AssetClass.FOREX : AssetClass.STOCK;
    }

    private static @Nullable String symbol(TableRow row, String instrument, AssetClass assetClass) {
        if (instrument.isEmpty()) {
            return null;
        }
        return switch (assetClass) {
            case FUTURE -> FutureName.symbol(instrument, row.instant("Time"));
            case FOREX -> ForexPair.of(instrument).map(ForexPair::symbol).orElse(instrument);
            default -> instrument;
        };
    }
}
