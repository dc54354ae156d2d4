package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.jobs.domain.Progress;
import java.util.SplittableRandom;

/**
 * Futures that are made of the trader's own past: stretches of consecutive trades are drawn, with replacement, and put one
 * behind the other, so that what hangs together (a streak, a bad week) stays together. The circular block bootstrap of D.
 * N. Politis and J. P. Romano, "A Circular Block-Resampling Procedure for Stationary Data", 1992. It draws with
 * replacement and never merely shuffles: shuffled trades end at the same equity every time.
 *
 * @param start equity, positive
 * @param paths how many futures
 * @param trades of each
 * @param block how many trades are drawn together
 * @param ruin the equity at which the trader is called ruined, below the start
 * @param seed the same seed makes the same futures
 */
public record MonteCarlo(Outcomes outcomes, double start, int paths, int trades, int block, double ruin, long seed) {

    /** Equity is noted this many times on its way, for a picture. */
    static final int LOOKS = 50;

    private static final int PATHS_A_STEP = 64;

    /** @throws Progress.Unwanted where nobody waits for it any more */
    public PathSamples run(Progress progress) {
        PathSamples samples = new PathSamples(paths, Math.min(LOOKS, trades));
        SplittableRandom random = new SplittableRandom(seed);
        Path path = new Path(this, samples);
        for (int number = 0; number < paths; number++) {
            if (number % PATHS_A_STEP == 0) progress.at(number, paths);
            path.walk(number, random);
        }
        return samples;
    }

    /** The trade, from 1, after which the n-th look is taken. */
    int tradesAt(int look, int looks) {
        return (int) ((long) trades * (look + 1) / looks);
    }
}
