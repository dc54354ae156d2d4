package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;

/**
 * What executions must share to be matched against each other. Currency and multiplier belong to the identity: one
 * symbol quoted in two currencies, or with two contract sizes, is two things and never closes one with the other.
 *
 * @param symbol upper case, as the market writes it; OCC form ({@code AAPL  240119C00150000}) for listed options
 * @param currency ISO 4217, or the coin a crypto pair is quoted in
 * @param multiplier units of currency a point of price is worth for a quantity of one; positive, without trailing zeros
 */
public record Instrument(String symbol, AssetClass assetClass, String currency, BigDecimal multiplier) {

    public Instrument {
        // 100 and 100.00 are one multiplier; BigDecimal.equals tells them apart.
        multiplier = multiplier.stripTrailingZeros();
    }
}
