package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import org.jspecify.annotations.Nullable;

/** What chance alone makes of a habit: one test, seen from its two sides. */
interface Chance {

    /** How often chance alone does as much. One-sided: the opposite of a habit is none. */
    double pValue();

    /**
     * The strengths that this test, and its mirror image, do not refuse. Its lower end is above 0 if and only if the
     * p-value is at most the level. Null where nothing varies, and where too little is known of chance.
     *
     * @param estimate what was tested
     * @param level of each side
     */
    @Nullable
    Interval interval(Estimate estimate, double level);
}
