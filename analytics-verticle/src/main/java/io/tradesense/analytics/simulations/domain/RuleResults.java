package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.readmodel.domain.DetailColumns;
import io.tradesense.analytics.readmodel.domain.Selection;

/**
 * What trades would have brought with a stop or a target at a multiple of their risk. Where it is known how far price
 * went against or for a trade, that says whether the level was touched; else only the result does, so a trade that fell
 * through the stop and came back is left as it was. Fills are assumed at the level. A trade without a known risk is
 * left alone.
 */
final class RuleResults {

    private RuleResults() {}

    /** The net result of each trade under the rule. */
    static double[] of(WhatIfRule rule, Selection selection) {
        double[] results = selection.net().values();
        if (!rule.changesResults()) return results;
        for (int position = 0; position < results.length; position++) {
            results[position] = result(rule, selection, position, results[position]);
        }
        return results;
    }

    private static double result(WhatIfRule rule, Selection selection, int position, double net) {
        DetailColumns details = selection.columns().details();
        int row = selection.row(position);
        double risk = details.riskAmount(row);
        if (Double.isNaN(risk)) return net;
        double fees = selection.columns().fees().value(row);
        double gross = net + fees;
        // Of a trade that touched both, nobody knows which came first; the stop is the cautious answer.
        if (rule.stopAtR() != null && lowest(details.mae(row), gross) <= -rule.stopAtR() * risk)
            return -rule.stopAtR() * risk - fees;
        if (rule.targetAtR() != null && highest(details.mfe(row), gross) >= rule.targetAtR() * risk)
            return rule.targetAtR() * risk - fees;
        return net;
    }

    private static double lowest(double mae, double gross) {
        return Double.isNaN(mae) ? gross : Math.min(mae, gross);
    }

    private static double highest(double mfe, double gross) {
        return Double.isNaN(mfe) ? gross : Math.max(mfe, gross);
    }
}
