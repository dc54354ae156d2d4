package io.tradesense.trading.executions.domain;

import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every fill must obey, whatever way it comes in by: a file of any format, or the API.
 *
 * @param clock says what lies in the future
 * @param futureMultipliers the multiplier of a future by its normalised symbol; empty where it is not known
 * @param known what the trader said of instruments, and what is known to everybody
 */
public record FillRules(Clock clock, Function<String, Optional<BigDecimal>> futureMultipliers, KnownInstruments known) {

    /** No quantity, price or cost is of this size or beyond; a multiplier neither. */
    public static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private static final int EXTERNAL_ID_LENGTH = 128;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9./^$#&][A-Z0-9 ./:_^=&+$#*!@'()-]{0,63}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,10}");

    public FillRules(Clock clock, Function<String, Optional<BigDecimal>> futureMultipliers) {
        this(clock, futureMultipliers, (symbol, assetClass) -> Optional.empty());
    }

    /** The rules for somebody who knows these instruments too; they come before what everybody knows. */
    public FillRules knowing(KnownInstruments own) {
        return new FillRules(
                clock,
                symbol -> own.find(symbol, AssetClass.FUTURE)
                        .map(KnownInstrument::multiplier)
                        .or(() -> futureMultipliers.apply(symbol)),
                own.or(known));
    }

    /** Everything that is wrong with the fill, a pointer a field ({@code /quantity}); empty if it may be recorded. */
    public List<Fault.At> faults(Fill fill) {
        var faults = new ArrayList<Fault.At>();
        symbol(fill.symbol(), faults);
        quantity(fill.quantity(), faults);
        number("price", fill.price(), faults);
        number("fees", fill.fees(), faults);
        number("commission", fill.commission(), faults);
        currency(fill.currency(), faults);
        executedAt(fill.executedAt(), faults);
        externalId(fill.externalId(), faults);
        multiplier(fill, faults);
        return faults;
    }

    /** Units of currency a point of price is worth: as stated, else what is known of the instrument, else the usual one. */
    public Optional<BigDecimal> multiplier(Fill fill) {
        return Optional.ofNullable(fill.multiplier())
                .or(() -> known.find(fill.symbol(), fill.assetClass()).map(KnownInstrument::multiplier))
                .or(() -> fill.assetClass().usualMultiplier())
                .or(() -> futureMultipliers.apply(fill.symbol()));
    }

    /** What the fill is quoted in: as stated, else what is known of the instrument, else what the pair says. */
    public Optional<String> currency(Fill fill) {
        return Optional.ofNullable(fill.currency())
                .or(() -> known.find(fill.symbol(), fill.assetClass()).map(KnownInstrument::currency))
                .or(() -> QuoteCurrency.of(fill.symbol(), fill.assetClass()));
    }

    public static void symbol(String symbol, List<Fault.At> faults) {
        if (!SYMBOL.matcher(symbol).matches()) {
            faults.add(at(
                    "symbol",
                    symbol.isEmpty()
                            ? "symbol is missing"
                            : "symbol must be 1 to 64 letters, digits and signs such as . / -"));
        }
    }

    public static void quantity(BigDecimal quantity, List<Fault.At> faults) {
        if (quantity.signum() <= 0) {
            faults.add(at("quantity", "quantity must be more than zero"));
        }
        number("quantity", quantity, faults);
    }

    public static void number(String field, BigDecimal number, List<Fault.At> faults) {
        if (number.abs().compareTo(LIMIT) >= 0) {
            faults.add(at(field, field + " is too large"));
        } else if (number.stripTrailingZeros().scale() > Decimal.MAX_SCALE) {
            faults.add(at(field, field + " has more than " + Decimal.MAX_SCALE + " digits behind the point"));
        }
    }

    static void currency(@Nullable String currency, List<Fault.At> faults) {
        if (currency != null && !CURRENCY.matcher(currency).matches()) {
            faults.add(at("currency", "currency must be 3 to 10 letters"));
        }
    }

    public void executedAt(Instant executedAt, List<Fault.At> faults) {
        if (executedAt.isBefore(Instant.EPOCH)) {
            faults.add(at("executedAt", "executedAt must not be before 1970"));
        } else if (executedAt.isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER))) {
            faults.add(at("executedAt", "executedAt lies in the future"));
        }
    }

    public static void externalId(@Nullable String externalId, List<Fault.At> faults) {
        if (externalId != null
                && (externalId.length() > EXTERNAL_ID_LENGTH
                        || externalId.chars().anyMatch(Character::isISOControl))) {
            faults.add(at("externalId", "externalId must be at most " + EXTERNAL_ID_LENGTH + " printable characters"));
        }
    }

    private void multiplier(Fill fill, List<Fault.At> faults) {
        var multiplier = multiplier(fill);
        if (multiplier.isEmpty()) {
            faults.add(at("multiplier", unknownMultiplier(fill)));
        } else if (multiplier.get().signum() <= 0) {
            faults.add(at("multiplier", "multiplier must be more than zero"));
        } else {
            number("multiplier", multiplier.get(), faults);
        }
    }

    private static String unknownMultiplier(Fill fill) {
        var kind = fill.assetClass() == AssetClass.FUTURE ? "future " : "";
        return "the multiplier of the " + kind + fill.symbol() + " is not known: state it with PUT /trades/instruments/"
                + fill.symbol() + ", or in a column multiplier";
    }

    private static Fault.At at(String field, String detail) {
        return new Fault.At("/" + field, detail);
    }
}
