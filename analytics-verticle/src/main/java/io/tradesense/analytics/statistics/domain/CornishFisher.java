package io.tradesense.analytics.statistics.domain;

/**
 * A lower tail corrected for skewness and excess kurtosis by the expansions of Cornish–Fisher (quantile) and Edgeworth
 * (mean of the tail). K. Boudt, B. Peterson and C. Croux, "Estimation and Decomposition of Downside Risk for Portfolios
 * with Non-Normal Returns", Journal of Risk 11(2), 2008, equations 7 and 13.
 *
 * @param quantile in deviations from the mean, negative in the lower tail
 * @param shortfall how many deviations below the mean the tail lies on average
 */
record CornishFisher(double quantile, double shortfall) {

    static CornishFisher of(double skewness, double excess, double share) {
        double z = Normal.quantile(share);
        double quantile = z
                + (z * z - 1) * skewness / 6
                + (z * z * z - 3 * z) * excess / 24
                - (2 * z * z * z - 5 * z) * skewness * skewness / 36;
        double density = Normal.density(quantile);
        double mean = density
                + (tail(4, quantile) - 6 * tail(2, quantile) + 3 * density) * excess / 24
                + (tail(3, quantile) - 3 * tail(1, quantile)) * skewness / 6
                + (tail(6, quantile) - 15 * tail(4, quantile) + 45 * tail(2, quantile) - 15 * density)
                        * skewness
                        * skewness
                        / 72;
        return new CornishFisher(quantile, mean / share);
    }

    /** I_q of the appendix: the part that a power of the normal variable has below h. */
    private static double tail(int power, double h) {
        return power % 2 == 0 ? even(power / 2, h) : odd((power - 1) / 2, h);
    }

    private static double even(int half, double h) {
        double density = Normal.density(h);
        double all = product(2, 2, half);
        double sum = all * density;
        for (int i = 1; i <= half; i++) {
            sum += all / product(2, 2, i) * Math.pow(h, 2 * i) * density;
        }
        return sum;
    }

    private static double odd(int half, double h) {
        double density = Normal.density(h);
        double all = product(1, 2, half + 1);
        double sum = -all * Normal.below(h);
        for (int i = 0; i <= half; i++) {
            sum += all / product(1, 2, i + 1) * Math.pow(h, 2 * i + 1) * density;
        }
        return sum;
    }

    /** first · (first + step) · … with so many factors. */
    private static double product(int first, int step, int factors) {
        double product = 1;
        for (int i = 0; i < factors; i++) {
            product *= first + step * i;
        }
        return product;
    }
}
