package io.tradesense.trading.prices.domain;

import java.math.BigDecimal;

/**
 * The last price of a day, as it was paid then: not adjusted for later splits and dividends.
 *
 * @param simulated made up by the market's simulator
 */
public record Close(BigDecimal value, boolean simulated) {}
