package io.tradesense.trading.portfolio.domain;

import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.portfolio.domain.Portfolio.Position;
import io.tradesense.trading.portfolio.domain.Portfolio.Result;
import io.tradesense.trading.prices.domain.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a user has, before it is valued.
 *
 * @param accounts oldest first
 * @param results at most one an account and currency
 * @param positions at the prices of their last fills
 */
public record Holdings(List<Account> accounts, List<Result> results, List<Position> positions) {

    public Holdings {
        accounts = List.copyOf(accounts);
        results = List.copyOf(results);
        positions = List.copyOf(positions);
    }

    /** Valued at the given prices; what has none keeps that of its last fill. */
    public Portfolio at(Map<Instrument, Price> prices) {
        var valued = positions.stream()
                .map(position -> {
                    var price = prices.get(position.instrument());
                    return price == null ? position : position.at(price);
                })
                .toList();
        var inAccounts = PortfolioSums.inAccounts(accounts, results, valued);
        var totals = PortfolioSums.totals(inAccounts);
        return new Portfolio(
                valued, inAccounts, totals, Allocation.of(valued, totals, currency -> rate(currency, prices)));
    }

    /** The pairs whose prices turn every currency into that of the oldest account. */
    public List<Instrument> rates() {
        return Stream.concat(
                        accounts.stream().map(Account::currency),
                        results.stream().map(Result::currency))
                .distinct()
                .filter(currency -> !currency.equals(base()))
                .map(this::pair)
                .toList();
    }

    private BigDecimal rate(String currency, Map<Instrument, Price> prices) {
        if (currency.equals(base())) return BigDecimal.ONE;
        var price = prices.get(pair(currency));
        return price == null ? BigDecimal.ZERO : price.value();
    }

    private Instrument pair(String currency) {
        return new Instrument(currency + "/" + base(), AssetClass.FOREX, base(), BigDecimal.ONE);
    }

    private String base() {
        return accounts.isEmpty() ? "" : accounts.get(0).currency();
    }
}
