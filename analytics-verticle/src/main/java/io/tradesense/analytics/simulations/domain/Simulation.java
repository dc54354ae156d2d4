package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked to be simulated: either futures, or other pasts.
 *
 * @param futures null for other pasts
 * @param rules empty for futures
 */
public record Simulation(Scope scope, @Nullable Futures futures, List<WhatIfRule> rules) {

    /**
     * @param block null for {@link Outcomes#defaultBlock}
     * @param startingEquity null for the starting balance and every result so far
     * @param ruinLevel the fraction of the equity at the start that is called ruin, below 1
     */
    public record Futures(
            int paths,
            int trades,
            @Nullable Integer block,
            long seed,
            @Nullable Double startingEquity,
            double ruinLevel,
            Sizing sizing) {}

    public Simulation {
        rules = List.copyOf(rules);
    }

    /** The trades it is about. @throws Fault NOT_FOUND for an account that is not the user's */
    public Selection select(TradeBook book) {
        return book.select(scope.filter());
    }

    /** @throws Fault where it cannot be simulated */
    public void check(TradeBook book) {
        if (futures == null) {
            var found = select(book);
            if (found.trades() == 0)
                throw Fault.invalid("/scope", "there is no closed trade").typed("too-few-trades");
        } else {
            var plan = plan(book, futures);
            if (plan.trades() < 1) throw Fault.invalid("/monteCarlo/trades", "must be at least 1");
        }
    }

    /**
     * The futures to simulate.
     *
     * @throws Fault INVALID where there are too few trades, or nobody knows what to begin with
     */
    public MonteCarlo plan(TradeBook book, Futures wanted) {
        Selection selection = select(book);
        Outcomes outcomes = wanted.sizing().outcomes(selection);
        double start = start(book, selection, wanted);
        Integer block = wanted.block();
        return new MonteCarlo(
                outcomes,
                start,
                wanted.paths(),
                wanted.trades(),
                block == null ? outcomes.defaultBlock() : Math.min(block, outcomes.count()),
                wanted.ruinLevel() * start,
                wanted.seed());
    }

    private double start(TradeBook book, Selection selection, Futures wanted) {
        Double told = wanted.startingEquity();
        if (told != null) return told;
        BigDecimal balance = book.startingBalance(scope.filter().accountIds(), selection.currency());
        double equity = balance == null ? 0 : balance.add(selection.net().sum()).doubleValue();
        if (!(equity > 0))
            throw Fault.invalid("/monteCarlo/startingEquity", "is needed: no equity above 0 is known of these trades");
        return equity;
    }
}
