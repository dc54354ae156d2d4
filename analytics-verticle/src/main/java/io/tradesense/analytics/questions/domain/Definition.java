package io.tradesense.analytics.questions.domain;

/**
 * What a figure means.
 *
 * @param formula r is a net result, n a number of trades, d a daily return
 * @param unit money, fraction, count, seconds, R, a year and the like
 * @param convention what else has to be known to work it out; empty where nothing has
 * @param source who defined it; empty where everybody knows it
 * @param undefined when it is null; empty where it never is
 */
public record Definition(String formula, String unit, String convention, String source, String undefined) {

    Definition by(String otherConvention) {
        return new Definition(formula, unit, otherConvention, source, undefined);
    }
}
