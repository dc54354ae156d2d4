package io.tradesense.trading.executions.domain;

import io.tradesense.kit.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/** Turns fills into executions of an account. */
public record Recording(FillRules rules) {

    /** The same for somebody who knows these instruments too. */
    public Recording knowing(KnownInstruments own) {
        return new Recording(rules.knowing(own));
    }

    /**
     * The drafts as executions, all or none.
     *
     * @param currency the account's: what a fill is in that does not say
     * @param pointers where the draft of an index stands in the request, such as {@code /items/3}
     * @param fingerprints of the fills without a broker's id, by index
     * @throws Fault INVALID with everything that is wrong with any of them
     */
    public List<Execution> executions(
            UUID accountId,
            String currency,
            List<FillDraft> drafts,
            IntFunction<String> pointers,
            IntFunction<String> fingerprints) {
        List<Fill> fills = fills(drafts, pointers);
        List<Execution> executions = new ArrayList<>();
        for (int index = 0; index < fills.size(); index++) {
            Fill fill = fills.get(index);
            String fingerprint = fill.externalId() == null ? fingerprints.apply(index) : Fingerprint.of(fill, 1);
            executions.add(execution(accountId, currency, fill, fingerprint));
        }
        return executions;
    }

    /**
     * The drafts as fills.
     *
     * @param pointers where the draft of an index stands in the request, such as {@code /items/3}
     * @throws Fault INVALID with everything that is wrong with any of them
     */
    public List<Fill> fills(List<FillDraft> drafts, IntFunction<String> pointers) {
        List<Fill> fills = new ArrayList<>();
        List<Fault.At> faults = new ArrayList<>();
        for (int index = 0; index < drafts.size(); index++) {
            try {
                fills.add(drafts.get(index).fill(rules));
            } catch (Fault fault) {
                String root = pointers.apply(index);
                fault.errors().forEach(at -> faults.add(new Fault.At(root + at.pointer(), at.detail())));
            }
        }
        if (!faults.isEmpty()) {
            throw Fault.invalid(faults);
        }
        return fills;
    }

    /** A fill that obeys the rules, as an execution of the account. */
    public Execution execution(UUID accountId, String currency, Fill fill, String fingerprint) {
        var multiplier = rules.multiplier(fill)
                .orElseThrow(() -> new IllegalArgumentException("the rules let no unknown multiplier pass"));
        var quoted = rules.currency(fill).orElse(currency);
        var instrument = new Instrument(fill.symbol(), fill.assetClass(), quoted, multiplier);
        return new Execution(
                ExecutionId.of(accountId, fingerprint),
                accountId,
                instrument,
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fees(),
                fill.commission(),
                fill.executedAt(),
                fill.externalId(),
                fingerprint);
    }

    /** What an execution should have said, under the name it has. Its currency stays unless the fill states one. */
    public Execution corrected(Execution execution, Fill fill) {
        var said = execution(execution.accountId(), execution.instrument().currency(), fill, execution.fingerprint());
        return new Execution(
                execution.id(),
                said.accountId(),
                said.instrument(),
                said.side(),
                said.quantity(),
                said.price(),
                said.fees(),
                said.commission(),
                said.executedAt(),
                execution.externalId(),
                said.fingerprint());
    }
}
