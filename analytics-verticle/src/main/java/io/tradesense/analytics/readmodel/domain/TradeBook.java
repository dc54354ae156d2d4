package io.tradesense.analytics.readmodel.domain;

import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's accounts and closed trades, ready to be asked about. Immutable, for any thread. */
public record TradeBook(DataVersion version, List<Account> accounts, TradeColumns columns) {

    /** Of a user nothing is known of. */
    public static final TradeBook EMPTY = of(new UserTrades(DataVersion.NONE, List.of(), List.of()));

    public static TradeBook of(UserTrades read) {
        return new TradeBook(read.version(), read.accounts(), TradeColumns.of(read.trades()));
    }

    /** @throws Fault NOT_FOUND for an account that is not the user's, whether it is somebody else's or nobody's */
    public Selection select(TradeFilter filter) {
        for (UUID wanted : filter.accountIds()) {
            if (accounts.stream().noneMatch(account -> account.accountId().equals(wanted))) {
                throw Fault.notFound("account");
            }
        }
        return filter.select(columns);
    }

    /**
     * What the accounts asked about began with, in one currency.
     *
     * @param accountIds empty for all of the user's
     * @param currency null where no trade told which
     * @return null where no such account is kept in that currency
     */
    @Nullable
    public BigDecimal startingBalance(Set<UUID> accountIds, @Nullable String currency) {
        return accounts.stream()
                .filter(account -> accountIds.isEmpty() || accountIds.contains(account.accountId()))
                .filter(account -> account.currency().equals(currency))
                .map(Account::startingBalance)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
