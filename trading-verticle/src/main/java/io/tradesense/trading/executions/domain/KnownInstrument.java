package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instrument whether or not it was ever traded.
 *
 * @param symbol as it was asked for, or the root of a future whose every delivery month it is about
 * @param multiplier units of currency a point of price is worth for a quantity of one; positive
 * @param tickSize the smallest step of the price; null where it is not known
 * @param currency of the price
 * @param expiry the last day it can be traded; null where there is none or it is not known
 */
public record KnownInstrument(
        String symbol,
        AssetClass assetClass,
        BigDecimal multiplier,
        @Nullable BigDecimal tickSize,
        String currency,
        @Nullable LocalDate expiry) {}
