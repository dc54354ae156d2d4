package io.tradesense.analytics.readmodel.domain;

import java.util.List;

/** All the read model holds of one user, at one version. */
public record UserTrades(DataVersion version, List<Account> accounts, List<ClosedTrade> trades) {

    public UserTrades {
        accounts = List.copyOf(accounts);
        trades = List.copyOf(trades);
    }
}
