package io.tradesense.trading.corporateactions.domain;

import io.tradesense.trading.executions.domain.Split;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All corporate actions of a user in the order in which they took effect. */
public final class ActionHistory {

    private final List<CorporateAction> actions;

    /** What an execution is in today: its symbol, and how many of today's shares stand for its own. */
    public record Meaning(String symbol, Split split) {}

    public ActionHistory(Collection<CorporateAction> actions) {
        this.actions = actions.stream()
                .sorted(Comparator.comparing(CorporateAction::effectiveAt).thenComparing(CorporateAction::number))
                .toList();
    }

    /** What an execution in these shares at that moment means today: each later action of what it then was, in turn. */
    public Meaning of(String symbol, Instant executedAt) {
        var now = new Meaning(symbol, Split.NONE);
        for (var action : actions) {
            if (executedAt.isBefore(action.effectiveAt()) && action.symbol().equals(now.symbol())) {
                now = after(now, action);
            }
        }
        return now;
    }

    private static Meaning after(Meaning before, CorporateAction action) {
        var ratio = action.ratio();
        var newSymbol = action.newSymbol();
        return new Meaning(
                newSymbol == null ? before.symbol() : newSymbol,
                ratio == null ? before.split() : before.split().then(ratio));
    }

    /** As it was when the given action took effect: what was earlier, and of the same day what was stated before it. */
    public ActionHistory until(CorporateAction action) {
        return new ActionHistory(actions.stream()
                .filter(each -> each.effectiveAt().isBefore(action.effectiveAt())
                        || each.effectiveAt().equals(action.effectiveAt()) && each.number() < action.number())
                .toList());
    }

    /** The dividends that this symbol, or one that became it, was paid. */
    public List<CorporateAction> dividendsOf(String symbol) {
        var names = ancestors(symbol);
        return actions.stream()
                .filter(action -> action.type().pays() && names.contains(action.symbol()))
                .toList();
    }

    /** Every symbol that became this one, itself included: whose executions an action of this symbol can reach. */
    public Set<String> ancestors(String symbol) {
        Set<String> found = new HashSet<>(Set.of(symbol));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var action : actions) {
                var newSymbol = action.newSymbol();
                if (newSymbol != null && found.contains(newSymbol)) grew |= found.add(action.symbol());
            }
        }
        return found;
    }
}
