package io.tradesense.trading.currencies.domain;

import java.time.ZoneId;

/**
 * In what a user counts.
 *
 * @param baseCurrency what the results of all accounts are told in
 * @param timezone in which a moment has its day
 * @param version grows with every change; zero where the user has said nothing
 */
public record Settings(String baseCurrency, ZoneId timezone, long version) {

    /** What holds until the user says otherwise. */
    public static final Settings DEFAULT = new Settings("USD", ZoneId.of("UTC"), 0);
}
