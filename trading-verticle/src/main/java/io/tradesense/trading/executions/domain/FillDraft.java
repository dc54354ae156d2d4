package io.tradesense.trading.executions.domain;

import static java.util.Objects.requireNonNullElse;

import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fill as it is being read, field by field. A field is given as the act of reading it: where that is
 * {@link Unreadable} the fault is noted and the reading goes on, so that all that is wrong with a row is said at once. A
 * reading that gives null is a field the row leaves out.
 */
public final class FillDraft {

    private final List<Fault.At> faults = new ArrayList<>();
    private @Nullable String symbol;
    private @Nullable AssetClass assetClass;
    private @Nullable Side side;
    private @Nullable BigDecimal quantity;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal fees;
    private @Nullable BigDecimal commission;
    private @Nullable String currency;
    private @Nullable BigDecimal multiplier;
    private @Nullable Instant executedAt;
    private @Nullable String externalId;

    public FillDraft symbol(Supplier<@Nullable String> reading) {
        symbol = read("symbol", reading);
        return this;
    }

    public FillDraft assetClass(Supplier<@Nullable AssetClass> reading) {
        assetClass = read("assetClass", reading);
        return this;
    }

    public FillDraft side(Supplier<@Nullable Side> reading) {
        side = read("side", reading);
        return this;
    }

    public FillDraft quantity(Supplier<@Nullable BigDecimal> reading) {
        quantity = read("quantity", reading);
        return this;
    }

    public FillDraft price(Supplier<@Nullable BigDecimal> reading) {
        price = read("price", reading);
        return this;
    }

    /** None means zero. */
    public FillDraft fees(Supplier<@Nullable BigDecimal> reading) {
        fees = read("fees", reading);
        return this;
    }

    /** None means zero. */
    public FillDraft commission(Supplier<@Nullable BigDecimal> reading) {
        commission = read("commission", reading);
        return this;
    }

    public FillDraft currency(Supplier<@Nullable String> reading) {
        currency = read("currency", reading);
        return this;
    }

    public FillDraft multiplier(Supplier<@Nullable BigDecimal> reading) {
        multiplier = read("multiplier", reading);
        return this;
    }

    public FillDraft executedAt(Supplier<@Nullable Instant> reading) {
        executedAt = read("executedAt", reading);
        return this;
    }

    public FillDraft externalId(Supplier<@Nullable String> reading) {
        externalId = read("externalId", reading);
        return this;
    }

    /** Notes a fault found outside the reading of one field. */
    public void fault(String field, String detail) {
        faults.add(new Fault.At("/" + field, detail));
    }

    /**
     * The fill.
     *
     * @throws Fault INVALID with all that is wrong with it, a pointer a field
     */
    public Fill fill(FillRules rules) {
        var fill = complete();
        if (fill != null) {
            faults.addAll(rules.faults(fill));
        } else {
            checkWhatIsThere(rules);
        }
        if (fill == null || !faults.isEmpty()) {
            throw Fault.invalid(
                    faults.stream().map(Fault.At::detail).distinct().collect(Collectors.joining("; ")), faults);
        }
        return fill;
    }

    private @Nullable Fill complete() {
        var noted = faults.size();
        missing("symbol", symbol);
        missing("assetClass", assetClass);
        missing("side", side);
        missing("quantity", quantity);
        missing("price", price);
        missing("executedAt", executedAt);
        if (symbol == null
                || assetClass == null
                || side == null
                || quantity == null
                || price == null
                || executedAt == null) {
            return null;
        }
        var costs = requireNonNullElse(fees, BigDecimal.ZERO);
        var charge = requireNonNullElse(commission, BigDecimal.ZERO);
        return noted == 0
                ? new Fill(
                        symbol,
                        assetClass,
                        side,
                        quantity,
                        price,
                        costs,
                        charge,
                        currency,
                        multiplier,
                        executedAt,
                        externalId)
                : null;
    }

    private void checkWhatIsThere(FillRules rules) {
        if (quantity != null) {
            FillRules.quantity(quantity, faults);
        }
        if (price != null) {
            FillRules.number("price", price, faults);
        }
        if (executedAt != null) {
            rules.executedAt(executedAt, faults);
        }
        if (symbol != null && assetClass != null) {
            FillRules.symbol(Fill.normalised(symbol, assetClass), faults);
        }
    }

    private void missing(String field, @Nullable Object value) {
        if (value == null && faults.stream().noneMatch(at -> at.pointer().equals("/" + field))) {
            fault(field, field + " is missing");
        }
    }

    private <T> @Nullable T read(String field, Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (Unreadable unreadable) {
            fault(field, field + ": " + unreadable.detail());
            return null;
        }
    }
}
