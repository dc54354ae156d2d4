package io.tradesense.trading.imports.formats;

import static java.util.Objects.requireNonNullElse;

import io.tradesense.kit.Fault;
import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillRules;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.Booking;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.OptionEnd;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of what brokers book beside executions. What cannot be read is rejected with all that is wrong with it; what
 * the ledger does not keep (holdings that were moved, what moved no money) is passed over. A transfer of money is a deposit
 * or a withdrawal by its sign.
 */
final class Bookkeeping {
    private static final Map<NoExecution, CashMovement.Type> KEPT = Map.of(
            NoExecution.DIVIDEND, CashMovement.Type.DIVIDEND,
            NoExecution.INTEREST, CashMovement.Type.INTEREST,
            NoExecution.FEE, CashMovement.Type.FEE);

    private final long line;
    private final String raw;
    private final FillRules rules;
    private final List<Fault.At> faults = new ArrayList<>();

    Bookkeeping(long line, String raw, FillRules rules) {
        this.line = line;
        this.raw = raw;
        this.rules = rules;
    }

    /**
     * What was booked, as the row says it. Each supplier gives null where the row says nothing and throws {@link
     * Unreadable}.
     *
     * @param effect what it did to the balance
     * @param currency null for the account's
     */
    record Said(
            Supplier<@Nullable BigDecimal> effect,
            Supplier<@Nullable Instant> at,
            @Nullable String currency,
            @Nullable String symbol,
            @Nullable String reference,
            @Nullable String note) {

        /** Where no money moved, whatever the row says that it was worth. */
        Said inKind() {
            return new Said(() -> null, at, currency, symbol, reference, note);
        }
    }

    Row booked(NoExecution kind, Said said) {
        var effect = kind == NoExecution.TRANSFER || KEPT.containsKey(kind) ? read("amount", said.effect()) : null;
        if (faults.isEmpty() && (effect == null || effect.signum() == 0)) return new Row.PassedOver(line, kind);
        var at = read("date", said.at());
        if (effect != null) FillRules.number("amount", effect, faults);
        if (at != null) rules.executedAt(at, faults);
        missing("date", at);
        var currency = currency(said.currency());
        if (!faults.isEmpty() || effect == null || at == null) return rejected();
        return new Row.Booked(
                line,
                Booking.of(
                        type(kind, effect),
                        effect,
                        currency,
                        symbol(said.symbol()),
                        at,
                        said.reference(),
                        said.note()));
    }

    private static CashMovement.Type type(NoExecution kind, BigDecimal effect) {
        var moved = effect.signum() > 0 ? CashMovement.Type.DEPOSIT : CashMovement.Type.WITHDRAWAL;
        return KEPT.getOrDefault(kind, moved);
    }

    /** @param figures of the broker's own beside it */
    Row ended(
            OptionEvent.Type type,
            Supplier<@Nullable String> symbol,
            Supplier<@Nullable BigDecimal> quantity,
            Supplier<@Nullable Instant> at,
            Supplier<@Nullable BigDecimal> fees,
            @Nullable String reference,
            Function<String, List<StatedFigure>> figures) {
        var name = read("symbol", symbol);
        var contracts = read("quantity", quantity);
        var moment = read("date", at);
        var costs = read("commission", fees);
        var option = name == null ? "" : Fill.normalised(name, AssetClass.OPTION);
        var parts = OptionSymbol.parse(option);
        if (parts.isEmpty() && faults.isEmpty()) {
            var what = name == null || name.isBlank() ? "it" : name;
            faults.add(new Fault.At("/symbol", what + " is no listed option: record what became of it by hand"));
        }
        missing("quantity", contracts);
        if (contracts != null) FillRules.quantity(contracts, faults);
        FillRules.externalId(reference, faults);
        missing("date", moment);
        if (moment != null) rules.executedAt(moment, faults);
        if (!faults.isEmpty() || contracts == null || moment == null) return rejected();
        var ended = TradeDay.notAfter(parts.orElseThrow().expiry(), moment);
        var end = new OptionEnd(type, option, contracts, requireNonNullElse(costs, BigDecimal.ZERO), ended, reference);
        return new Row.Ended(line, end, raw, figures.apply(option));
    }

    private void missing(String field, @Nullable Object value) {
        if (value == null && faults.stream().noneMatch(at -> at.pointer().equals("/" + field))) {
            faults.add(new Fault.At("/" + field, field + " is missing"));
        }
    }

    private @Nullable String currency(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        if (!text.matches("[A-Z]{3}")) faults.add(new Fault.At("/currency", "\"" + text + "\" is no currency"));
        return text;
    }

    private static @Nullable String symbol(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        List<Fault.At> wrong = new ArrayList<>();
        var symbol = Fill.normalised(text, AssetClass.STOCK);
        FillRules.symbol(symbol, wrong);
        // Money is no less booked for a name that cannot be one.
        return wrong.isEmpty() ? symbol : null;
    }

    private Row rejected() {
        var detail = faults.stream().map(Fault.At::detail).distinct().collect(Collectors.joining("; "));
        return new Row.Rejected(line, detail, raw);
    }

    private <T> @Nullable T read(String field, Supplier<@Nullable T> reading) {
        try {
            return reading.get();
        } catch (Unreadable unreadable) {
            faults.add(new Fault.At("/" + field, field + ": " + unreadable.detail()));
            return null;
        }
    }
}
