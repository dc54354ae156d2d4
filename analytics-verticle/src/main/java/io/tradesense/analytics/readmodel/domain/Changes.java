package io.tradesense.analytics.readmodel.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a page of events comes to: of each trade and each account only how it stands at the end. The removals are to be
 * done first; then no order is left to keep. Not for several threads.
 */
public final class Changes {
    private final Map<UUID, Instant> users = new HashMap<>();
    private final Map<UUID, Owned<ClosedTrade>> closed = new HashMap<>();
    private final Set<UUID> gone = new HashSet<>();
    private final Map<UUID, Owned<Optional<Boolean>>> verdicts = new HashMap<>();
    private final Map<UUID, Owned<Account>> accounts = new HashMap<>();
    private final Set<UUID> goneAccounts = new HashSet<>();

    /** Notes that something of the user's happened. */
    public void touch(UUID userId, Instant at) {
        users.merge(userId, at, (known, other) -> other.isAfter(known) ? other : known);
    }

    public void closed(UUID userId, ClosedTrade trade) {
        gone.remove(trade.tradeId());
        closed.put(trade.tradeId(), new Owned<>(userId, trade));
    }

    /** The trade is open, or is none any more. */
    public void notClosed(UUID tradeId) {
        closed.remove(tradeId);
        gone.add(tradeId);
    }

    /** @param rulesKept empty where it is not, or no longer, known */
    public void judged(UUID userId, UUID tradeId, Optional<Boolean> rulesKept) {
        verdicts.put(tradeId, new Owned<>(userId, rulesKept));
    }

    public void account(UUID userId, Account account) {
        accounts.put(account.accountId(), new Owned<>(userId, account));
    }

    /** The account and every trade in it are gone. */
    public void accountGone(UUID accountId) {
        accounts.remove(accountId);
        goneAccounts.add(accountId);
        closed.values().removeIf(trade -> trade.item().accountId().equals(accountId));
    }

    /** Whose data changed, and when the latest change happened. */
    public Map<UUID, Instant> users() {
        return users;
    }

    public Collection<Owned<ClosedTrade>> closedTrades() {
        return closed.values();
    }

    public Set<UUID> goneTrades() {
        return gone;
    }

    /** Whether rules were kept, by trade. */
    public Map<UUID, Owned<Optional<Boolean>>> verdicts() {
        return verdicts;
    }

    public Collection<Owned<Account>> accounts() {
        return accounts.values();
    }

    public Set<UUID> goneAccounts() {
        return goneAccounts;
    }
}
