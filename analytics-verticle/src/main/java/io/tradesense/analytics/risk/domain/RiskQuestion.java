package io.tradesense.analytics.risk.domain;

import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.analytics.performance.domain.Convention;
import io.tradesense.analytics.performance.domain.DailyEquity;
import io.tradesense.analytics.performance.domain.Holding;
import io.tradesense.analytics.performance.domain.ReturnFigures;
import io.tradesense.analytics.performance.domain.Returns;
import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.simulations.domain.Forecast;
import io.tradesense.analytics.simulations.domain.MonteCarlo;
import io.tradesense.analytics.simulations.domain.Outcomes;
import io.tradesense.analytics.statistics.domain.SharpeInference;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How bad can it get?
 *
 * @param trials how many ways of trading were tried before this one; 0 for as many as there are setups
 */
public record RiskQuestion(Scope scope, Convention convention, int trials) implements Question<RiskFigures> {

    private static final double[] CONFIDENCES = {.95, .99};
    private static final double RUIN = .5;
    private static final int LEAST_TRADES = 30;
    private static final int TRADES_AHEAD = 1_000;
    private static final int PATHS = 2_000;
    private static final long SEED = 0x5DEECE66DL;

    @Override
    public RiskFigures figures(Selection selection, @Nullable BigDecimal startingBalance) {
        Returns returns = DailyEquity.of(selection, scope.zone()).returns(startingBalance);
        double[] values = returns == null ? new double[0] : returns.values();
        Double equity = startingBalance == null
                ? null
                : Double.valueOf(startingBalance.add(selection.net().sum()).doubleValue());
        return new RiskFigures(
                Arrays.stream(CONFIDENCES)
                        .mapToObj(confidence -> ConventionalTail.of(values, confidence, convention))
                        .toList(),
                equity,
                ReturnFigures.of(returns, convention),
                deflated(selection, returns),
                ruin(selection, equity),
                Holding.of(selection),
                SymbolCorrelations.of(selection, scope.zone()));
    }

    private RiskFigures.@Nullable Deflated deflated(Selection selection, @Nullable Returns returns) {
        SharpeInference inference = returns == null ? null : SharpeInference.of(returns.values());
        if (returns == null || inference == null) return null;
        int tries = trials > 0 ? trials : Math.max(1, setups(selection));
        double variance = inference.varianceWithoutSkill();
        return new RiskFigures.Deflated(
                tries,
                SharpeInference.expectedMaximum(variance, tries) * Math.sqrt(returns.periodsPerYear()),
                inference.deflated(variance, tries));
    }

    private static int setups(Selection selection) {
        var setups = selection.columns().setups();
        boolean[] seen = new boolean[setups.names().size()];
        int count = 0;
        for (int position = 0; position < selection.trades(); position++) {
            int row = selection.row(position);
            if (setups.count(row) > 0 && !seen[setups.first(row)]) {
                seen[setups.first(row)] = true;
                count++;
            }
        }
        return count;
    }

    private static RiskFigures.@Nullable Ruin ruin(Selection selection, @Nullable Double equity) {
        if (equity == null || !(equity > 0) || selection.trades() < LEAST_TRADES) return null;
        Outcomes outcomes = new Outcomes(selection.net().values(), false);
        MonteCarlo plan =
                new MonteCarlo(outcomes, equity, PATHS, TRADES_AHEAD, outcomes.defaultBlock(), RUIN * equity, SEED);
        Forecast forecast = Forecast.of(plan, plan.run(new Progress()));
        return new RiskFigures.Ruin(
                RUIN,
                TRADES_AHEAD,
                PATHS,
                forecast.riskOfRuin(),
                forecast.riskOfRuinInterval().low(),
                forecast.riskOfRuinInterval().high());
    }
}
