package io.tradesense.trading.journal.setups.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How well a setup was kept.
 *
 * @param judged newest first
 * @param more whether there are older trades than were looked at
 */
public record Adherence(Setup setup, List<Judged> judged, boolean more) {

    /** @param rules by rule, in the setup's order */
    public record Judged(PlannedTrade trade, Map<UUID, Verdict> rules) {
        public Verdict verdict() {
            return Verdict.together(rules.values());
        }
    }

    /** A trade and what the trader said of it, by rule. */
    public record Marked(PlannedTrade trade, Map<UUID, Boolean> marks) {}

    public static Adherence of(Setup setup, List<Marked> trades, boolean more) {
        List<Judged> judged = new ArrayList<>();
        for (Marked marked : trades) {
            Map<UUID, Verdict> verdicts = new LinkedHashMap<>();
            setup.rules()
                    .forEach(rule -> verdicts.put(
                            rule.id(),
                            rule.of(marked.trade(), setup.zone(), marked.marks().get(rule.id()))));
            judged.add(new Judged(marked.trade(), verdicts));
        }
        return new Adherence(setup, List.copyOf(judged), more);
    }

    /** How many trades had this verdict on the rule. */
    public long count(Rule rule, Verdict verdict) {
        return judged.stream()
                .filter(each -> each.rules().get(rule.id()) == verdict)
                .count();
    }

    /** How many trades had this verdict on all rules together. */
    public long count(Verdict verdict) {
        return judged.stream().filter(each -> each.verdict() == verdict).count();
    }
}
