package io.tradesense.analytics.simulations.domain;

import java.util.SplittableRandom;

/** One future after another, in plain doubles: this is the loop that runs ten million times. */
final class Path {
    private final MonteCarlo plan;
    private final PathSamples samples;
    private final double[] steps;
    private final boolean compounding;
    private double equity;
    private double peak;
    private double deepest;
    private double deepestFraction;
    private double lowest;
    private int position;
    private int leftOfBlock;

    Path(MonteCarlo plan, PathSamples samples) {
        this.plan = plan;
        this.samples = samples;
        this.steps = plan.outcomes().steps();
        this.compounding = plan.outcomes().compounding();
    }

    void walk(int number, SplittableRandom random) {
        equity = plan.start();
        peak = equity;
        lowest = equity;
        deepest = 0;
        deepestFraction = 0;
        leftOfBlock = 0;
        int done = 0;
        for (int look = 0; look < samples.looks(); look++) {
            int until = plan.tradesAt(look, samples.looks());
            // Who has lost everything trades no more.
            while (done < until && equity > 0) {
                if (leftOfBlock == 0) {
                    position = random.nextInt(steps.length);
                    leftOfBlock = plan.block();
                }
                int run = Math.min(Math.min(leftOfBlock, until - done), steps.length - position);
                trade(run);
                done += run;
                leftOfBlock -= run;
                position = (position + run) % steps.length;
            }
            samples.look(look, number, equity);
        }
        samples.end(number, equity, deepest, deepestFraction, lowest <= plan.ruin());
    }

    private void trade(int run) {
        double now = equity;
        double top = peak;
        double low = lowest;
        double gap = deepest;
        double fraction = deepestFraction;
        for (int at = position; at < position + run; at++) {
            now = compounding ? now * (1 + steps[at]) : now + steps[at];
            if (now > top) {
                top = now;
            } else {
                double below = top - now;
                if (below > gap) gap = below;
                // No division but for a new deepest.
                if (below > fraction * top) fraction = below / top;
                if (now < low) low = now;
            }
        }
        equity = now;
        peak = top;
        lowest = low;
        deepest = gap;
        deepestFraction = fraction;
    }
}
