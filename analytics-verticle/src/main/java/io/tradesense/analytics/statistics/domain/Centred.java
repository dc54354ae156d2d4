package io.tradesense.analytics.statistics.domain;

/**
 * Values less their mean, with their sums: what lies in a part of them and what lies outside follows from one walk over
 * the part. Centred, sums of squares lose no digits to a large mean.
 */
public final class Centred {

    private final double[] values;
    private final double mean;
    private final Part all;
    private final boolean varies;

    private Centred(double[] values, double mean, boolean varies) {
        this.values = values;
        this.mean = mean;
        this.varies = varies;
        double sum = 0;
        double squared = 0;
        for (double value : values) {
            sum += value;
            squared += value * value;
        }
        this.all = new Part(values.length, sum, squared);
    }

    public static Centred of(double[] values) {
        double mean = Sample.mean(values);
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return new Centred(centred, mean, !Sample.allEqual(values));
    }

    public int count() {
        return values.length;
    }

    /** Of the values themselves; NaN of nothing. */
    public double mean() {
        return mean;
    }

    /** False where all values are equal: what rounding leaves of them must not pass for a difference. */
    public boolean varies() {
        return varies;
    }

    /** The variance (n - 1). */
    public double variance() {
        return all.squares() / (values.length - 1);
    }

    /** A value less the mean. */
    public double at(int index) {
        return values[index];
    }

    /** All of them less their mean, for the caller to change. */
    public double[] values() {
        return values.clone();
    }

    public Part all() {
        return all;
    }

    /** What the values at these places add up to. */
    public Part part(int[] members) {
        return part(values, members);
    }

    /** All the others. */
    public Part rest(Part part) {
        return all.less(part);
    }

    /** @param values in any order */
    static Part part(double[] values, int[] members) {
        double sum = 0;
        double squared = 0;
        for (int member : members) {
            double value = values[member];
            sum += value;
            squared += value * value;
        }
        return new Part(members.length, sum, squared);
    }

    /** Sums of some centred values. */
    public record Part(int count, double sum, double squares) {

        public Part less(Part part) {
            return new Part(count - part.count, sum - part.sum, squares - part.squares);
        }

        /** Less the mean of all values. */
        public double mean() {
            return sum / count;
        }

        /** The variance (n - 1); NaN or infinite below two values. */
        public double variance() {
            return Math.max(0, (squares - sum * sum / count) / (count - 1));
        }

        /** |Welch's t| against the other part; infinite where neither varies and they differ. */
        public double welch(Part other) {
            double difference = Math.abs(mean() - other.mean());
            double error = variance() / count + other.variance() / other.count;
            return difference == 0 ? 0 : difference / Math.sqrt(error);
        }
    }
}
