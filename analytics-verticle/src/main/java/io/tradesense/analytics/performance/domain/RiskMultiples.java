package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.statistics.domain.Sample;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The results of some trades in units of what each risked (R). Trades that name no risk have none. */
public final class RiskMultiples {

    private final double[] multiples;
    private final Selection selection;

    private RiskMultiples(Selection selection, double[] multiples) {
        this.selection = selection;
        this.multiples = multiples;
    }

    public static RiskMultiples of(Selection selection) {
        double[] multiples = new double[selection.trades()];
        int known = 0;
        for (int position = 0; position < multiples.length; position++) {
            double multiple = selection.rMultiple(position);
            if (!Double.isNaN(multiple)) multiples[known++] = multiple;
        }
        return new RiskMultiples(selection, Arrays.copyOf(multiples, known));
    }

    /** Of the trades that name a risk, by close; not to be written to. */
    public double[] values() {
        return multiples;
    }

    /** Over the trades that name a risk; null where none does. */
    @Nullable
    public Double average() {
        return multiples.length == 0 ? null : Sample.mean(multiples);
    }

    /**
     * The system quality number, √n · mean / sample standard deviation: of R where every trade names its risk, else of
     * the net results, for a mixture would weigh trades by whether a stop was noted. n is not capped at 100.
     */
    @Nullable
    public Double systemQuality() {
        double[] results = multiples.length == selection.trades() ? multiples : selection.results();
        Double deviation = Sample.deviation(results);
        return deviation == null ? null : Math.sqrt(results.length) * Sample.mean(results) / deviation;
    }
}
