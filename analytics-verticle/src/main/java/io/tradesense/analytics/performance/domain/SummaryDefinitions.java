package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Definitions;
import java.util.EnumMap;
import java.util.Map;

/** What the figures of a summary mean. The Javadoc of each says the same, and docs/metrics.md. */
public final class SummaryDefinitions {

    private static final Definitions OWN = Definitions.of("""
            trades | closed round trips | count | a trade counts at its close, with its net result | |
            wins | trades with r > 0 | count | exactly 0 is neither a win nor a loss | |
            losses | trades with r < 0 | count | | |
            breakeven | trades with r = 0 | count | | |
            winRate | wins / trades | fraction | break-even trades count as not won | | no trade
            grossProfit | Σ r over wins | money | 0 or positive | |
            grossLoss | Σ r over losses | money | 0 or negative | |
            netPnl | grossProfit + grossLoss | money | exact | |
            fees | Σ fees and commissions | money | already taken from every result | |
            profitFactor | grossProfit / abs(grossLoss) | ratio | | | no losing trade
            expectancy | netPnl / trades | money a trade | rounded half even to 10 places | | no trade
            avgWin | grossProfit / wins | money | | | no winning trade
            avgLoss | grossLoss / losses | money | negative | | no losing trade
            payoffRatio | avgWin / abs(avgLoss) | ratio | from the exact sums | | no winning or no losing trade
            largestWin | the largest r | money | | | no winning trade
            largestLoss | the smallest r | money | negative | | no losing trade
            avgHoldSeconds | mean of close − open | seconds | wall time, nights and weekends included | | no trade
            maxConsecutiveWins | the longest run of wins by close | count | a break-even trade ends it | |
            maxConsecutiveLosses | the longest run of losses by close | count | a break-even trade ends it | |
            sharpe | mean(d) / deviation(d) · √252 | a year | risk-free rate 0; deviation with n − 1; weekdays without a close return 0 | W. F. Sharpe, The Sharpe Ratio, 1994 | no starting balance above 0, equity used up, fewer than two days, or all days equal
            sortino | mean(d) / √(Σ min(d, 0)² / n) · √252 | a year | target 0, over all n days | F. A. Sortino, L. N. Price, 1994 | no daily returns, or none below 0
            calmar | compound annual growth / abs(maxDrawdownPct) | ratio | the whole period; drawdown trade by trade | T. W. Young, Calmar Ratio: A Smoother Tool, 1991 | fewer than 21 days, no drawdown, or no daily returns
            maxDrawdown | deepest fall of equity below its highest point | money | 0 or negative; the start is a point, so a first loss is a drawdown | |
            maxDrawdownPct | deepest fall / the peak it fell from | fraction | 0 or negative | | no starting balance above 0
            recoveryFactor | netPnl / abs(maxDrawdown) | ratio | | | no drawdown
            ulcerIndex | √(Σ daily drawdown² / n) | fraction | the start is a peak | P. G. Martin, B. B. McCann, 1989 | no daily returns
            sqn | √n · mean / deviation | number | of R where every trade has one, else of r; n is not capped | V. K. Tharp, The Definitive Guide to Position Sizing, 2008 | fewer than two trades, or all equal
            kelly | winRate − (1 − winRate) / payoffRatio | fraction of capital | of two outcomes; negative without an edge | J. L. Kelly, A New Interpretation of Information Rate, 1956 | no winning or no losing trade
            avgRMultiple | mean of r / amount risked | R | over the trades whose risk is known | V. K. Tharp, 1998 | no trade tells its risk
            daily.days | weekdays from the first close to the last | count | holidays count; a weekend's closes are Monday's | |
            daily.meanReturn | Σ d / n | fraction a day | arithmetic | | no daily returns
            daily.volatility | deviation(d) · √252 | fraction a year | n − 1 | | fewer than two days, or all equal
            daily.annualGrowth | (Π(1 + d))^(252 / n) − 1 | fraction a year | compound | | no daily returns
            daily.sharpe | as sharpe | a year | | W. F. Sharpe, 1994 | as sharpe
            daily.sortino | as sortino | a year | | F. A. Sortino, L. N. Price, 1994 | as sortino
            daily.omega | Σ max(d, 0) / Σ max(−d, 0) | ratio | threshold 0 | C. Keating, W. F. Shadwick, A Universal Performance Measure, 2002 | no day below 0
            daily.ulcerIndex | as ulcerIndex | fraction | | P. G. Martin, B. B. McCann, 1989 | no daily returns
            daily.martin | annualGrowth / ulcerIndex | ratio | | P. G. Martin, B. B. McCann, 1989 | no drawdown
            daily.skewness | m₃ / m₂^1.5 | number | of the population; 0 when symmetric | D. N. Joanes, C. A. Gill, 1998 | days do not vary
            daily.kurtosis | m₄ / m₂² | number | of the population; 3 of a normal distribution | D. N. Joanes, C. A. Gill, 1998 | days do not vary
            daily.probabilisticSharpe | Φ(SR √(n − 1) / √(1 − γ₃ SR + (γ₄ − 1) / 4 · SR²)) | probability | that the true ratio is above 0; SR of one day | D. H. Bailey, M. López de Prado, The Sharpe Ratio Efficient Frontier, 2012 | days do not vary
            daily.minimumTrackRecord | 1 + (1 − γ₃ SR + (γ₄ − 1) / 4 · SR²) (z₀.₉₅ / SR)² | days | to say with 95 % that the true ratio is above 0 | D. H. Bailey, M. López de Prado, 2012 | Sharpe is not above 0
            daily.kelly | mean(d) / variance(d) | fraction of capital | returns that vary freely; n − 1 | E. O. Thorp, The Kelly Criterion in Blackjack, Sports Betting, and the Stock Market, 2006 | days do not vary
            daily.bestDay | the largest d | fraction | | | no daily returns
            daily.worstDay | the smallest d | fraction | | | no daily returns
            daily.positiveDays | days with d > 0 / days with d ≠ 0 | fraction | | | no day with a result
            rMultiples.trades | trades whose risk is known | count | | |
            rMultiples.expectancy | mean R | R a trade | | V. K. Tharp, Trade Your Way to Financial Freedom, 1998 | no trade tells its risk
            rMultiples.median | median R | R | | | no trade tells its risk
            rMultiples.deviation | deviation of R | R | n − 1 | | fewer than two, or all equal
            rMultiples.best | the largest R | R | | | no trade tells its risk
            rMultiples.worst | the smallest R | R | | | no trade tells its risk
            rMultiples.expectunity | expectancy · trades a year | R a year | a year has 365.25 days | V. K. Tharp, 1998 | fewer than 30 days from the first open to the last close
            rMultiples.beyondStop | trades below −1.1 R / trades | fraction | lost more than was planned | | no trade tells its risk
            holding.average | mean of close − open | seconds | wall time | | no trade
            holding.median | median of close − open | seconds | | | no trade
            holding.winners | mean over wins | seconds | | | no winning trade
            holding.losers | mean over losses | seconds | | | no losing trade
            holding.exposure | time with any trade open / time from the first open to the last close | fraction | | | no time passed
            holding.mostAtOnce | trades open at the same moment | count | | |
            holding.span | last close − first open | seconds | | |
            costs.total | Σ fees and commissions | money | positive for a cost | |
            costs.perTrade | total / trades | money | | | no trade
            costs.grossPnl | Σ results before costs | money | | |
            costs.shareOfProfit | total / Σ gross results above 0 | fraction | | | no trade won before costs
            costs.turned | trades with gross > 0 and r < 0 | count | won before costs, lost after them | |
            intervals.winRate | Wilson's score interval of wins / trades | fraction, two ends | 95 % | E. B. Wilson, Probable Inference, 1927 | no trade
            intervals.expectancy | mean(r) ± z₀.₉₇₅ · deviation(r) / √n | money a trade, two ends | 95 %; normal | | fewer than two trades, or all equal
            intervals.profitFactor | profitFactor · exp(± z₀.₉₇₅ √((Var(w) / w̄² + Var(l) / l̄² + 2) / n)) | ratio, two ends | 95 %; delta method on the logarithm; w = max(r, 0), l = max(−r, 0) | G. Casella, R. L. Berger, Statistical Inference, 2002 | fewer than two trades, no win, or no loss
            intervals.sharpe | (SR ± z₀.₉₇₅ √((1 − γ₃ SR + (γ₄ − 1) / 4 · SR²) / (n − 1))) · √252 | a year, two ends | 95 %; SR of one day | D. H. Bailey, M. López de Prado, 2012 | as sharpe
            """);

    private static final Map<Convention, Definitions> ALL = new EnumMap<>(Map.of(
            Convention.TRADESENSE, OWN,
            Convention.EMPYRICAL, OWN,
            Convention.QUANTSTATS, OWN.with("""
                    ulcerIndex | quantstats 0.0.81: over n − 1
                    daily.ulcerIndex | quantstats 0.0.81: over n − 1
                    daily.martin | quantstats 0.0.81: the whole growth, not of a year, over its ulcer index
                    daily.skewness | quantstats 0.0.81: G₁, corrected for the size of the sample
                    daily.kurtosis | quantstats 0.0.81: G₂, less 3 and corrected for the size of the sample
                    daily.probabilisticSharpe | quantstats 0.0.81: with G₁ and, where the formula has the kurtosis, G₂
                    """),
            Convention.LEAN, OWN.with("""
                    sharpe | Lean: ((1 + mean(d))^252 − 1) / (deviation(d) · √252)
                    daily.sharpe | Lean: ((1 + mean(d))^252 − 1) / (deviation(d) · √252)
                    daily.probabilisticSharpe | Lean: that the true ratio is above 1 a year
                    """),
            Convention.PERFORMANCEANALYTICS, OWN.with("""
                    sortino | PerformanceAnalytics 2.1.0: of one day, not of a year
                    daily.sortino | PerformanceAnalytics 2.1.0: of one day, not of a year
                    daily.kurtosis | PerformanceAnalytics 2.1.0: less 3
                    daily.kelly | PerformanceAnalytics 2.1.0: half of it
                    """)));

    private SummaryDefinitions() {}

    public static Definitions in(Convention convention) {
        return ALL.getOrDefault(convention, OWN);
    }
}
