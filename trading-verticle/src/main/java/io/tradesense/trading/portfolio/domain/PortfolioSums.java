package io.tradesense.trading.portfolio.domain;

import static java.math.BigDecimal.ZERO;

import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.portfolio.domain.Portfolio.Booked;
import io.tradesense.trading.portfolio.domain.Portfolio.InAccount;
import io.tradesense.trading.portfolio.domain.Portfolio.Position;
import io.tradesense.trading.portfolio.domain.Portfolio.Result;
import io.tradesense.trading.portfolio.domain.Portfolio.Total;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up a portfolio, exactly: by account and currency, then by currency. */
final class PortfolioSums {

    private PortfolioSums() {}

    static List<InAccount> inAccounts(List<Account> accounts, List<Result> results, List<Position> positions) {
        List<InAccount> sums = new ArrayList<>();
        for (Account account : accounts) {
            var own = results.stream()
                    .filter(result -> result.accountId().equals(account.id()))
                    .toList();
            if (own.stream().noneMatch(result -> result.currency().equals(account.currency()))) {
                sums.add(inAccount(
                        account,
                        new Result(account.id(), account.currency(), ZERO, ZERO, ZERO, Booked.NONE),
                        positions));
            }
            own.forEach(result -> sums.add(inAccount(account, result, positions)));
        }
        return List.copyOf(sums);
    }

    static List<Total> totals(List<InAccount> accounts) {
        Map<String, List<InAccount>> byCurrency = accounts.stream()
                .collect(Collectors.groupingBy(InAccount::currency, TreeMap::new, Collectors.toList()));
        return byCurrency.entrySet().stream()
                .map(each -> new Total(
                        each.getKey(),
                        sum(each.getValue(), InAccount::cash),
                        sum(each.getValue(), InAccount::realisedPnl),
                        sum(each.getValue(), InAccount::unrealisedPnl),
                        sum(each.getValue(), InAccount::fees),
                        each.getValue().stream().map(InAccount::booked).reduce(Booked.NONE, Booked::plus),
                        sum(each.getValue(), InAccount::equity),
                        each.getValue().stream().anyMatch(InAccount::stale),
                        each.getValue().stream().anyMatch(InAccount::simulated)))
                .toList();
    }

    private static InAccount inAccount(Account account, Result result, List<Position> positions) {
        var held = positions.stream()
                .filter(position -> position.accountId().equals(account.id()))
                .filter(position -> position.instrument().currency().equals(result.currency()))
                .toList();
        var start = account.currency().equals(result.currency()) ? account.startingBalance() : ZERO;
        var realised = result.grossPnl().subtract(result.fees());
        var cash =
                start.add(realised).subtract(result.paid()).add(result.booked().sum());
        return new InAccount(
                account.id(),
                result.currency(),
                cash,
                realised,
                sum(held, Position::unrealisedPnl),
                result.fees(),
                result.booked(),
                cash.add(sum(held, Position::worth)),
                held.stream().anyMatch(position -> position.price().stale()),
                held.stream().anyMatch(position -> position.price().simulated()));
    }

    private static <T> BigDecimal sum(List<T> parts, Function<T, BigDecimal> amount) {
        return parts.stream().map(amount).reduce(ZERO, BigDecimal::add);
    }
}
