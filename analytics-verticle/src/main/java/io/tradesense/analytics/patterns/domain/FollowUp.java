package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import java.time.Instant;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether a habit changed after it was shown. A habit is shown because it looked strong, and what was picked for being
 * strong is weaker the next time by itself; so the strength before is first drawn towards none by the share of it that
 * luck explains, 1 − error²/strength² (C. M. Stein's and W. James's factor, 1961), and only then compared, by a normal
 * test of the difference of the two.
 *
 * @param trades of the kind since then
 * @param before how strong it was in the trades before, as told; null where that cannot be measured
 * @param after how strong it has been since
 * @param afterInterval 95 % of that
 * @param pValue of no change
 */
public record FollowUp(
        Instant shownAt,
        Verdict verdict,
        int trades,
        @Nullable Double before,
        @Nullable Double after,
        @Nullable Interval afterInterval,
        @Nullable Double pValue) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    public enum Verdict {
        /** Too few trades of the kind since. */
        TOO_EARLY,
        /** Weaker than before, by more than luck. */
        IMPROVED,
        /** Stronger than before, by more than luck. */
        WORSE,
        /** Not shown to be other than before, and still there by itself. */
        UNCHANGED,
        /** Neither shown to have changed nor shown to be there still. */
        UNCLEAR
    }

    /** @param cell as it was when it was shown */
    public static FollowUp of(Kind kind, @Nullable Integer cell, Instant shownAt, History history) {
        Habit habit = Habits.of(kind);
        Measured then = habit.measure(history.before(shownAt), cell);
        Measured since = habit.measure(history.since(shownAt), cell);
        Double before =
                then instanceof Measured.Strength strength ? strength.estimate().told() : null;
        if (since instanceof Measured.Strength now && then instanceof Measured.Strength earlier) {
            return compared(shownAt, earlier.estimate(), now);
        }
        int trades = since instanceof Measured.TooFew few ? few.have() : 0;
        return new FollowUp(shownAt, Verdict.TOO_EARLY, trades, before, null, null, null);
    }

    private static FollowUp compared(Instant shownAt, Estimate earlier, Measured.Strength since) {
        Estimate now = since.estimate();
        double change = now.value() - earlier.kept() * earlier.value();
        double error = Math.hypot(now.error(), earlier.error());
        Double pValue = error > 0 ? 2 * NORMAL.cumulativeProbability(-Math.abs(change / error)) : null;
        return new FollowUp(
                shownAt,
                verdict(change, pValue, now),
                since.trades(),
                earlier.told(),
                now.told(),
                now.told(now.interval()),
                pValue);
    }

    private static Verdict verdict(double change, @Nullable Double pValue, Estimate now) {
        if (pValue != null && pValue < FalseDiscoveries.LEVEL) return change < 0 ? Verdict.IMPROVED : Verdict.WORSE;
        Interval left = now.interval();
        boolean there = left != null && left.low() > 0;
        return there ? Verdict.UNCHANGED : Verdict.UNCLEAR;
    }
}
