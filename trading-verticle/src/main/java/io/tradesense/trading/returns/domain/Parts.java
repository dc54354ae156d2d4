package io.tradesense.trading.returns.domain;

import java.math.BigDecimal;

/**
 * What a result came from; the parts add up to it. In one currency.
 *
 * @param price what prices did to what was held, and what trading at other prices than the day's last did
 * @param currency what exchange rates did to what stood in other currencies
 * @param dividends less those owed on short positions
 * @param interest earned less paid
 * @param fees negative: of executions and of the cash ledger
 */
public record Parts(BigDecimal price, BigDecimal currency, BigDecimal dividends, BigDecimal interest, BigDecimal fees) {
    public static final Parts NONE =
            new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal sum() {
        return price.add(currency).add(dividends).add(interest).add(fees);
    }

    public Parts plus(Parts other) {
        return new Parts(
                price.add(other.price),
                currency.add(other.currency),
                dividends.add(other.dividends),
                interest.add(other.interest),
                fees.add(other.fees));
    }
}
