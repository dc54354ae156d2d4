package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.statistics.domain.Interval;
import io.tradesense.analytics.statistics.domain.Sample;
import io.tradesense.analytics.statistics.domain.SharpeInference;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What would have been under a rule, and whether that is more than what looking at many rules turns up by luck.
 *
 * @param trades that would have been made
 * @param changed trades that would have ended otherwise
 * @param netPnl what they would have brought; an estimate, as all money here
 * @param improvement {@code netPnl} less what the trades did bring
 * @param improvementInterval what that test and its mirror image, each adjusted for all rules tried, do not refuse: above 0
 *     if and only if it is better. Null where nothing can be tested, and where so many were tried that the draws cannot
 *     tell
 * @param pValue of as large an improvement where the rule does nothing, one-sided: the share of bootstrapped means,
 *     centred, that reach it; (1 + hits) / (1 + draws)
 * @param adjustedPValue for all rules the trader has tried, this one included: 1 - (1 - p)^tried. Z. Šidák, "Rectangular
 *     Confidence Regions for the Means of Multivariate Normal Distributions", JASA 62, 1967
 * @param deflatedSharpe the probability that results under the rule have a true ratio of mean to deviation above what the
 *     best of as many rules would show without skill; null where it cannot be said
 * @param better the adjusted p-value is 0.05 or less
 */
public record WhatIf(
        String name,
        int trades,
        int changed,
        double netPnl,
        double improvement,
        @Nullable Interval improvementInterval,
        @Nullable Double expectancy,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        double maxDrawdown,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        @Nullable Double deflatedSharpe,
        boolean better) {

    private static final double LEVEL = .05;
    /** A p-value on the very edge may come out this much off it. */
    private static final double ROUNDING = 1e-9;

    private static final int DRAWS = 2_000;
    private static final int LEAST_DRAWS = 200;
    private static final int MAX_STEPS = 100_000_000;
    private static final int LEAST_TRADES = 30;
    private static final long SEED = 0x5DEECE66DL;

    /** @param tried rules so far, this one included; at least 1 */
    public static WhatIf of(WhatIfRule rule, Selection selection, ZoneId zone, int tried, Progress progress) {
        double[] actual = selection.net().values();
        double[] results = RuleResults.of(rule, selection);
        boolean[] kept = kept(rule, selection, zone, results);
        double[] difference = new double[actual.length];
        double[] made = new double[actual.length];
        int trades = 0;
        int changed = 0;
        for (int position = 0; position < actual.length; position++) {
            difference[position] = (kept[position] ? results[position] : 0) - actual[position];
            if (!kept[position]) continue;
            made[trades++] = results[position];
            if (results[position] != actual[position]) changed++;
        }
        return of(rule.name(), Arrays.copyOf(made, trades), changed, difference, tried, progress);
    }

    private static boolean[] kept(WhatIfRule rule, Selection selection, ZoneId zone, double[] results) {
        RuleFilter filter = new RuleFilter(rule, selection, zone);
        boolean[] kept = new boolean[selection.trades()];
        for (int position = 0; position < kept.length; position++) {
            kept[position] = filter.keeps(position);
        }
        if (rule.dependsOnTheDay()) DayRules.apply(rule, selection, zone, kept, results);
        return kept;
    }

    private static WhatIf of(
            String name, double[] made, int changed, double[] difference, int tried, Progress progress) {
        double improvement = Arrays.stream(difference).sum();
        boolean testable = difference.length >= LEAST_TRADES && Sample.deviation(difference) != null;
        double[] drawn = testable ? sums(difference, progress) : new double[0];
        Double p = testable ? pValue(drawn, improvement) : null;
        Double adjusted = p == null ? null : Double.valueOf(1 - Math.pow(1 - p, tried));
        SharpeInference inference = made.length < LEAST_TRADES ? null : SharpeInference.of(made);
        Tally tally = Tally.of(made);
        return new WhatIf(
                name,
                made.length,
                changed,
                tally.net(),
                improvement,
                testable ? interval(drawn, improvement, tried) : null,
                made.length == 0 ? null : tally.net() / made.length,
                made.length == 0 ? null : (double) tally.wins() / made.length,
                tally.lost() == 0 ? null : tally.won() / tally.lost(),
                tally.maxDrawdown(),
                p,
                adjusted,
                inference == null ? null : inference.deflated(inference.varianceWithoutSkill(), tried),
                adjusted != null && adjusted <= LEVEL * (1 + ROUNDING));
    }

    private static double[] sums(double[] difference, Progress progress) {
        Outcomes outcomes = new Outcomes(difference, false);
        int draws = Math.max(LEAST_DRAWS, Math.min(DRAWS, MAX_STEPS / difference.length));
        int block = outcomes.defaultBlock();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] sums = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            progress.at(draw, draws);
            int done = 0;
            while (done < difference.length) {
                int position = random.nextInt(difference.length);
                for (int left = Math.min(block, difference.length - done); left > 0; left--) {
                    sums[draw] += difference[position];
                    position = position + 1 == difference.length ? 0 : position + 1;
                    done++;
                }
            }
        }
        return sums;
    }

    private static double pValue(double[] drawn, double improvement) {
        double mean = Sample.mean(drawn);
        long reached =
                Arrays.stream(drawn).filter(sum -> sum - mean >= improvement).count();
        return (1.0 + reached) / (1.0 + drawn.length);
    }

    private static @Nullable Interval interval(double[] drawn, double improvement, int tried) {
        double mean = Sample.mean(drawn);
        double[] chance = Arrays.stream(drawn).map(sum -> sum - mean).sorted().toArray();
        double level = 1 - Math.pow(1 - LEVEL, 1.0 / tried);
        int allowed = (int) Math.floor(level * (1 + drawn.length) * (1 + ROUNDING)) - 1;
        return allowed < 0
                ? null
                : new Interval(improvement - chance[chance.length - 1 - allowed], improvement - chance[allowed]);
    }

    /** One pass over results. */
    private record Tally(double net, double won, double lost, int wins, double maxDrawdown) {

        static Tally of(double[] results) {
            double won = 0;
            double lost = 0;
            int wins = 0;
            double total = 0;
            double peak = 0;
            double deepest = 0;
            for (double result : results) {
                if (result > 0) {
                    won += result;
                    wins++;
                } else {
                    lost -= result;
                }
                total += result;
                peak = Math.max(peak, total);
                deepest = Math.min(deepest, total - peak);
            }
            return new Tally(total, won, lost, wins, deepest);
        }
    }
}
