package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Webull's order records: {@code Name,Symbol,Side,Status,Filled,Total Qty,Price,Avg Price,Time-in-Force,Placed
 * Time,Filled Time}. A row is an order; one that was filled in part counts with what was filled. Times name their zone
 * ({@code 01/30/2026 09:05:11 EST}); where they do not, they are New York's unless the caller states another.
 *
 * <p>Options have the OCC's symbol. A spread is a row without a symbol above the rows of its legs.
 */
final class Webull extends TableFormat {

    private static final Set<String> WITHOUT_A_FILL =
            Set.of("CANCELLED", "CANCELED", "FAILED", "REJECTED", "EXPIRED", "PENDING", "WORKING", "PARTIALCANCELLED");

    Webull() {
        super(
                FormatDescription.ofNewYork(
                        "webull",
                        "Webull, Orders Records (CSV)",
                        "Webull",
                        "csv",
                        "Account, Orders, History, Export. States no fees."),
                heading("Name", "Symbol", "Side", "Status", "Filled", "Total Qty", "Avg Price", "Filled Time"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var status = row.text("Status").toUpperCase(Locale.ROOT).replace(" ", "");
        if (row.text("Symbol").isEmpty() && !row.text("Name").isEmpty()) {
            // A spread; its legs follow, each with its symbol.
            rows.accept(row.passedOver(NoExecution.SUMMARY));
        } else if (WITHOUT_A_FILL.contains(status) && row.text("Filled").matches("[0.]*")) {
            rows.accept(row.passedOver(NoExecution.NOT_FILLED));
        } else {
            rows.accept(fill(row));
        }
    }

    private static Row fill(TableRow row) {
        var security = Security.of(row.text("Symbol"));
        return row.filled(new FillDraft()
                .symbol(security::symbol)
                .assetClass(security::assetClass)
                .side(() -> SideWord.read(row.text("Side")))
                .quantity(() -> row.number("Filled"))
                .price(() -> price(row.text("Avg Price")))
                .currency(() -> "USD")
                .executedAt(() -> row.instant("Filled Time")));
    }

    private static @Nullable BigDecimal price(String text) {
        return DecimalStyle.POINT.read(text.startsWith("@") ? text.substring(1) : text);
    }
}
