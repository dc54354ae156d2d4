package io.tradesense.analytics.risk.domain;

import io.tradesense.analytics.performance.domain.Convention;
import io.tradesense.analytics.performance.domain.SummaryDefinitions;
import io.tradesense.analytics.questions.domain.Definition;
import io.tradesense.analytics.questions.domain.Definitions;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures of risk mean. */
public final class RiskDefinitions {

    private static final String OWN = """
            valueAtRisk | the daily return not reached on a share 1 − confidence of the days | fraction | historical: quantile type 7 | R. J. Hyndman, Y. Fan, 1996 | no daily returns
            conditionalValueAtRisk | mean of the daily returns at or below it | fraction | historical | R. T. Rockafellar, S. Uryasev, 2000 | no daily returns
            historical | as valueAtRisk | fraction | | |
            gaussian | mean + z · deviation; conditional: mean − deviation · φ(z) / α | fraction | deviation with n − 1 | | fewer than two days, or all equal
            modified | with the quantile of Cornish and Fisher | fraction | moments and deviation of the population; conditional never above it | L. Favre, J.-A. Galeano, 2002; K. Boudt, B. Peterson, C. Croux, 2008 | fewer than two days, or all equal
            amount | valueAtRisk · equity | money | an estimate | | no daily returns
            equity | startingBalance + Σ r | money | an estimate | | no starting balance
            deflatedSharpe.trials | what was tried | count | as the caller says, else the number of setups | |
            deflatedSharpe.expectedMaximum | √V ((1 − γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e))) · √252 | a year | V = 1 / (n − 1), of traders without skill | D. H. Bailey, M. López de Prado, The Deflated Sharpe Ratio, 2014 |
            deflatedSharpe.probability | that the true Sharpe ratio is above expectedMaximum | probability | | D. H. Bailey, M. López de Prado, 2014 | extreme skewness
            riskOfRuin.probability | futures that touch level · equity | probability | block bootstrap of the results in money, block ∛n, always the same draws | D. N. Politis, J. P. Romano, 1992 |
            riskOfRuin.interval | 95 % of the probability | probability | the simulation's own error | E. B. Wilson, 1927 |
            correlations.coefficient | Pearson's correlation of daily results | number | over days on which both symbols had a close, at least 10 | |
            correlations.interval | 95 % | number | | R. A. Fisher, 1921 | fewer than 4 days
            """;
    private static final String QUANTSTATS = """
            valueAtRisk | quantstats 0.0.81: Gaussian
            conditionalValueAtRisk | quantstats 0.0.81: mean of the returns below the Gaussian value at risk
            """;
    private static final String EMPYRICAL = """
            conditionalValueAtRisk | empyrical 0.5.5: mean of the ⌊(n − 1) α⌋ + 1 smallest returns
            """;
    private static final String LEAN = """
            valueAtRisk | Lean: Gaussian
            conditionalValueAtRisk | Lean has none; Gaussian, as its value at risk
            """;
    private static final String PERFORMANCEANALYTICS = """
            valueAtRisk | PerformanceAnalytics 2.1.0: modified
            conditionalValueAtRisk | PerformanceAnalytics 2.1.0: modified
            """;

    private RiskDefinitions() {}

    public static Definitions in(Convention convention) {
        Definitions own = Definitions.of(OWN);
        Map<String, Definition> all = new LinkedHashMap<>((switch (convention) {
                    case TRADESENSE -> own;
                    case QUANTSTATS -> own.with(QUANTSTATS);
                    case EMPYRICAL -> own.with(EMPYRICAL);
                    case LEAN -> own.with(LEAN);
                    case PERFORMANCEANALYTICS -> own.with(PERFORMANCEANALYTICS);
                })
                .figures());
        SummaryDefinitions.in(convention).figures().forEach((figure, definition) -> {
            if (figure.startsWith("daily.") || figure.startsWith("holding.")) all.put(figure, definition);
        });
        return new Definitions(all);
    }
}
