package io.tradesense.billing.catalogue.domain;

import java.math.BigDecimal;

/**
 * What a plan costs, each month or each year.
 *
 * @param amount in {@code currency}, with as many decimals as that has
 * @param currency ISO 4217, upper case
 */
public record Price(String planId, Interval interval, BigDecimal amount, String currency) {

    /** What it is called where it is sold: the same for ever, whatever it costs. */
    public String lookupKey() {
        return "tradesense_" + planId + "_" + interval.word();
    }
}
