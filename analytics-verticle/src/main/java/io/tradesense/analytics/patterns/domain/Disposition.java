package io.tradesense.analytics.patterns.domain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The disposition effect: T. Odean, "Are Investors Reluctant to Realize Their Losses?", Journal of Finance 53, 1998.
 * Each time something is sold, the gains and losses realised are held against those left on paper:
 *
 * <p>PGR = realised gains / (realised + paper gains), PLR = realised losses / (realised + paper losses); the effect is
 * PGR − PLR. Odean's note 10 takes every sale for independent of the others, √(PGR(1−PGR)/n₁ + PLR(1−PLR)/n₂); but
 * what is held through several sales counts in each of them, so that error is too small. Here it is the deviation that
 * PGR − PLR has over deals in which chance alone is at work.
 *
 * <p>Odean takes the sign of a paper position from that day's prices. Closed round trips hold no such prices, so here a
 * position counts on paper by the sign of the result it was closed with in the end. What is measured is thus whether, of
 * positions held at one time, those that end as gains are closed before those that end as losses. Times at which nothing
 * else was open tell nothing and are left out, as with Odean.
 */
final class Disposition implements Habit {
    /** Of those open at a close, the ones opened last count; bounds the work, not the meaning. */
    private static final int MOST_ON_PAPER = 20;

    @Override
    public Kind kind() {
        return Kind.DISPOSITION;
    }

    @Override
    public Measured measure(History history, @Nullable Integer cell) {
        int[][] paper = onPaper(history);
        Counts counts = Counts.of(history.nets(), paper);
        int rarer = Math.min(counts.realisedGains, counts.realisedLosses);
        if (rarer < LEAST) return new Measured.TooFew(rarer, LEAST);
        int[] losses = IntStream.range(0, paper.length)
                .filter(row -> history.net(row) < 0 && paper[row].length > 0)
                .toArray();
        var estimate =
                new Estimate(Scale.SHARE, counts.difference(), error(history, paper), Double.POSITIVE_INFINITY, 1);
        return new Measured.Strength(
                estimate, null, counts.realisedLosses, counts.realisedGains, losses, Costs.longLosers(history));
    }

    @Override
    public Chance chance(History history) {
        int[][] paper = onPaper(history);
        double error = error(history, paper);
        return Deals.of(
                history.nets(), Deals.RUN, nets -> Counts.of(nets, paper).difference() / error);
    }

    private static double error(History history, int[][] paper) {
        return Deals.deviation(
                history.nets(), Deals.RUN, nets -> Counts.of(nets, paper).difference());
    }

    /** For each trade, the others that were open before and after it was closed. */
    private static int[][] onPaper(History history) {
        int[][] paper = new int[history.size()][];
        int[] open = new int[0];
        for (int row = 0; row < paper.length; row++) {
            paper[row] = new int[0];
        }
        Integer[] byClose = new Integer[history.size()];
        Arrays.setAll(byClose, row -> row);
        Arrays.sort(
                byClose,
                (a, b) -> history.trade(a).closedAt().compareTo(history.trade(b).closedAt()));
        int opened = 0;
        for (int closing : byClose) {
            var moment = history.trade(closing).closedAt();
            int from = opened;
            while (opened < paper.length && history.trade(opened).openedAt().isBefore(moment)) opened++;
            open = IntStream.concat(IntStream.of(open), IntStream.range(from, opened))
                    .filter(row -> history.trade(row).closedAt().isAfter(moment))
                    .toArray();
            paper[closing] = Arrays.copyOfRange(open, Math.max(0, open.length - MOST_ON_PAPER), open.length);
        }
        return paper;
    }

    private record Counts(int realisedGains, int paperGains, int realisedLosses, int paperLosses) {

        static Counts of(double[] nets, int[][] paper) {
            int[] realised = new int[2];
            int[] onPaper = new int[2];
            for (int row = 0; row < paper.length; row++) {
                if (paper[row].length == 0) continue;
                count(nets[row], realised);
                for (int other : paper[row]) {
                    count(nets[other], onPaper);
                }
            }
            return new Counts(realised[0], onPaper[0], realised[1], onPaper[1]);
        }

        private static void count(double net, int[] gainsAndLosses) {
            if (net > 0) gainsAndLosses[0]++;
            else if (net < 0) gainsAndLosses[1]++;
        }

        double difference() {
            return gainsRealised() - lossesRealised();
        }

        private double gainsRealised() {
            return (double) realisedGains / (realisedGains + paperGains);
        }

        private double lossesRealised() {
            return (double) realisedLosses / (realisedLosses + paperLosses);
        }
    }
}
