package io.tradesense.analytics.models.domain;

/** Fits to examples. The same examples and seed give the same fit. */
public interface Learner {

    /** The logarithm of the odds of true, by logistic regression; both outcomes occur. */
    LinearFit chance(double[][] features, boolean[] outcomes, long seed);

    /** An amount, by linear regression that large errors do not dominate (Huber's loss). */
    LinearFit amount(double[][] features, double[] amounts, long seed);

    /** Groups of alike: the group of each example, 0 to {@code groups - 1}, by k-means. Some may stay empty. */
    int[] groups(double[][] features, int groups, long seed);
}
