package io.tradesense.trading.optionevents.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionId;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.optionevents.domain.OptionEvent.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The executions an option event is: the option is closed, and where it was exercised or assigned its shares change hands
 * at the strike.
 *
 * <p>The premium is rolled into the shares: the option is closed at what it was entered for, so it made nothing of its own,
 * and the shares move at the strike plus that price for a call, less it for a put. What is taken from the one is given to
 * the other, so the cash of both together is that of the strike alone:
 *
 * <pre>
 *   bought call,  exercised   shares bought at strike + premium
 *   bought put,   exercised   shares sold   at strike − premium
 *   sold   call,  assigned    shares sold   at strike + premium
 *   sold   put,   assigned    shares bought at strike − premium
 * </pre>
 *
 * (As IRS Publication 550, "Puts and Calls", has holders and writers do.) The costs of entering the option stay with the
 * option.
 *
 * @param closing of the option, at nothing
 * @param deliveries of the shares, at the strike: derived in one, or as many as the broker states; none where it expired
 */
public record Settlement(Execution closing, List<Execution> deliveries) {

    public Settlement {
        deliveries = List.copyOf(deliveries);
    }

    /** Indices deliver no shares: such an option is closed in cash at its settlement value, which is an execution. */
    private static final Set<String> SETTLED_IN_CASH = Set.of(
            "SPX", "SPXW", "XSP", "NDX", "NDXP", "XND", "RUT", "RUTW", "MRUT", "VIX", "VIXW", "DJX", "OEX", "XEO");

    /**
     * @param option as it is held
     * @param position contracts held at that moment, negative where they were sold
     * @throws Fault INVALID where so many are not held that way, or the option is settled in cash
     */
    public static Settlement of(OptionEvent event, Instrument option, BigDecimal position) {
        requireHeld(event, position);
        var contract = contract(event);
        var closing = execution(
                event,
                "option",
                option,
                position.signum() > 0 ? Side.SELL : Side.BUY,
                event.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
        if (event.type() == Type.EXPIRED) return new Settlement(closing, List.of());
        if (SETTLED_IN_CASH.contains(contract.root())) {
            throw Fault.invalid(
                    "/symbol",
                    contract.root() + " is settled in cash: record the closing execution at its settlement value");
        }
        return new Settlement(closing, List.of(derivedDelivery(event, option)));
    }

    /** What the event moves where no broker states it, of an event that delivers. */
    public static Execution derivedDelivery(OptionEvent event, Instrument option) {
        var contract = contract(event);
        var shares = new Instrument(event.underlying(), AssetClass.STOCK, option.currency(), BigDecimal.ONE);
        return execution(
                event,
                "shares",
                shares,
                deliverySide(contract, event.type()),
                event.quantity().multiply(option.multiplier()),
                contract.strike(),
                event.fees());
    }

    /** What the trader does with the shares of an option that was exercised or assigned. */
    public static Side deliverySide(OptionSymbol.Parts contract, Type type) {
        return contract.isCall() == (type == Type.EXERCISED) ? Side.BUY : Side.SELL;
    }

    /** The id of the execution that closes the option in an event of this id. */
    public static UUID closingId(UUID accountId, UUID event) {
        return ExecutionId.of(accountId, fingerprint(event, "option"));
    }

    private static String fingerprint(UUID event, String what) {
        return "o:" + event + "#" + what;
    }

    /** With executions for the shares that the broker has stated, at the strike; what the event cost stays with the option. */
    public Settlement deliveredBy(List<Execution> stated) {
        var fees = deliveries.stream().map(Execution::fees).reduce(closing.fees(), BigDecimal::add);
        return new Settlement(closing(fees, closing.externalId()), stated);
    }

    /** With the broker's own id of the closing; null where it gives none. */
    public Settlement knownAs(@Nullable String reference) {
        return reference == null ? this : new Settlement(closing(closing.fees(), reference), deliveries);
    }

    private Execution closing(BigDecimal fees, @Nullable String externalId) {
        return new Execution(
                closing.id(),
                closing.accountId(),
                closing.instrument(),
                closing.side(),
                closing.quantity(),
                closing.price(),
                fees,
                closing.commission(),
                closing.executedAt(),
                externalId,
                closing.fingerprint());
    }

    /** The price of the shares once the premium is rolled into it. */
    public static BigDecimal rolledPrice(OptionSymbol.Parts contract, BigDecimal premium) {
        return contract.isCall()
                ? contract.strike().add(premium)
                : contract.strike().subtract(premium);
    }

    private static OptionSymbol.Parts contract(OptionEvent event) {
        return OptionSymbol.parse(event.symbol())
                .orElseThrow(() -> Fault.invalid("/symbol", event.symbol() + " is not the OCC's symbol of an option"));
    }

    private static void requireHeld(OptionEvent event, BigDecimal position) {
        boolean right = switch (event.type()) {
            case EXPIRED -> position.signum() != 0;
            case EXERCISED -> position.signum() > 0;
            case ASSIGNED -> position.signum() < 0;
        };
        if (!right) {
            var how = event.type() == Type.EXERCISED ? "held" : event.type() == Type.ASSIGNED ? "sold" : "open";
            throw Fault.invalid("/symbol", "no contract of " + event.symbol() + " was " + how + " at that time");
        }
        if (event.quantity().compareTo(position.abs()) > 0) {
            var open = position.abs().stripTrailingZeros().toPlainString();
            throw Fault.invalid("/quantity", "only " + open + " of " + event.symbol() + " were open at that time");
        }
    }

    private static Execution execution(
            OptionEvent event,
            String what,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fees) {
        String fingerprint = fingerprint(event.id(), what);
        return new Execution(
                ExecutionId.of(event.accountId(), fingerprint),
                event.accountId(),
                instrument,
                side,
                quantity,
                price,
                fees,
                BigDecimal.ZERO,
                event.at(),
                null,
                fingerprint);
    }
}
