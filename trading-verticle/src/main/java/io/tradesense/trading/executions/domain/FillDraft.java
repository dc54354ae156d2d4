package io.tradesense.trading.executions.domain;

import static java.util.Objects.requireNonNull;
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
        missing("symbol", symbol);
        missing("assetClass", assetClass);
        missing("side", side);
        missing("quantity", quantity);
        missing("price", price);
        missing("executedAt", executedAt);
        var fill = completed();
        rules.faults(fill).stream().filter(at -> !isFaulty(at.pointer())).forEach(faults::add);
        if (!faults.isEmpty()) {
            throw Fault.invalid(
                    faults.stream().map(Fault.At::detail).distinct().collect(Collectors.joining("; ")), faults);
        }
        return fill;
    }

    /** What is not there, and so is faulty already, is stood in for by what breaks no rule. */
    private Fill completed() {
        boolean isKnown = symbol != null && assetClass != null;
        return new Fill(
                requireNonNullElse(symbol, "X"),
                isKnown ? requireNonNull(assetClass) : AssetClass.STOCK,
                requireNonNullElse(side, Side.BUY),
                requireNonNullElse(quantity, BigDecimal.ONE),
                requireNonNullElse(price, BigDecimal.ONE),
                requireNonNullElse(fees, BigDecimal.ZERO),
                requireNonNullElse(commission, BigDecimal.ZERO),
                currency,
                multiplier,
                requireNonNullElse(executedAt, Instant.EPOCH),
                externalId);
    }

    private void missing(String field, @Nullable Object value) {
        if (value == null && !isFaulty("/" + field)) {
            fault(field, field + " is missing");
        }
    }

    private boolean isFaulty(String pointer) {
        return faults.stream().anyMatch(at -> at.pointer().equals(pointer));
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
