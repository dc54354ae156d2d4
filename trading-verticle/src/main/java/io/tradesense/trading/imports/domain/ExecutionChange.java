package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.Execution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says what is different about an execution that a broker corrected. */
public final class ExecutionChange {

    private final List<String> changes = new ArrayList<>();

    private ExecutionChange() {}

    /** {@code price: 185.25 became 185.2; fees: …}: one part for each figure that is another; empty where none is. */
    public static String sentence(Execution before, Execution now) {
        var change = new ExecutionChange();
        change.word("symbol", before.instrument().symbol(), now.instrument().symbol());
        change.word(
                "asset class",
                before.instrument().assetClass(),
                now.instrument().assetClass());
        change.word("currency", before.instrument().currency(), now.instrument().currency());
        change.number(
                "multiplier", before.instrument().multiplier(), now.instrument().multiplier());
        change.word("side", before.side(), now.side());
        change.number("quantity", before.quantity(), now.quantity());
        change.number("price", before.price(), now.price());
        change.number("fees", before.fees(), now.fees());
        change.number("commission", before.commission(), now.commission());
        change.word("time", before.executedAt(), now.executedAt());
        return String.join("; ", change.changes);
    }

    private void word(String name, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add(name + ": " + before + " became " + now);
        }
    }

    private void number(String name, BigDecimal before, BigDecimal now) {
        if (before.compareTo(now) != 0) {
            changes.add(name + ": " + plain(before) + " became " + plain(now));
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
