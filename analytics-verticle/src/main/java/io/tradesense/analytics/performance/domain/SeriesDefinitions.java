package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Definitions;

/** What the figures of curves and other series mean. */
public final class SeriesDefinitions {

    public static final Definitions EQUITY_CURVE = Definitions.of("""
            equity | startingBalance + Σ r up to here | money | 0 for a starting balance that is unknown; exact | |
            drawdown | equity − its highest point so far | money | 0 or negative; the start is a point | |
            drawdownPct | drawdown / that highest point | fraction | 0 or negative | | no starting balance above 0
            """);

    public static final Definitions DRAWDOWNS = Definitions.of("""
            depth | the deepest fall of the stretch below the highest point | money | negative; trade by trade | |
            depthPct | the deepest fall / that highest point | fraction | negative | | no starting balance above 0
            trades | trades that closed in it, up to the one that ended it | count | | |
            tradesToTrough | of these, up to the deepest point | count | | |
            averageDepth | Σ depth / count | money | over all stretches; an estimate | | no drawdown
            underWater | trades after which equity lay below its highest point / trades | fraction | | | no trade
            """);

    public static final Definitions CALENDAR = Definitions.of("""
            netPnl | Σ r closed in the period | money | by the clock of tz; Saturdays and Sundays are days; weeks from Monday | |
            fees | Σ fees and commissions of these trades | money | | |
            winRate | wins / trades | fraction | break-even trades count as not won | |
            """);

    public static final Definitions DISTRIBUTION = Definitions.of("""
            bins | values from low to below high | count | of equal width; the last has its upper end too | |
            quantiles | the value a share of the values lies below | as the values | interpolated, type 7 | R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, 1996 |
            mean | Σ x / n | as the values | | | no value
            deviation | √(Σ (x − mean)² / (n − 1)) | as the values | | | fewer than two values, or all equal
            skewness | m₃ / m₂^1.5 | number | of the population | D. N. Joanes, C. A. Gill, 1998 | as deviation
            kurtosis | m₄ / m₂² | number | of the population; 3 of a normal distribution | D. N. Joanes, C. A. Gill, 1998 | as deviation
            normality.statistic | n / 6 · (skewness² + (kurtosis − 3)² / 4) | number | | C. M. Jarque, A. K. Bera, 1987 | as deviation
            normality.pValue | χ² with 2 degrees of freedom | probability | asymptotic: for hundreds of values and more | C. M. Jarque, A. K. Bera, 1987 | as deviation
            """);

    public static final Definitions ROLLING = Definitions.of("""
            expectancy | Σ r / window | money a trade | of the last window trades; an estimate | |
            winRate | wins / window | fraction | break-even trades count as not won | |
            profitFactor | Σ wins / abs(Σ losses) | ratio | | | no loss in the window
            sqn | √window · mean / deviation | number | of net results | V. K. Tharp, 2008 | results in the window do not vary
            """);

    private SeriesDefinitions() {}
}
