package io.tradesense.ai;

import io.tradesense.ai.answers.pg.PgClaims;
import io.tradesense.ai.privacy.pg.PgChoices;
import io.tradesense.ai.search.pg.SearchChanges;
import io.tradesense.ai.spending.pg.PgPurse;
import io.tradesense.ai.versions.pg.PgDataVersions;
import io.tradesense.contracts.JournalChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.events.Event;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the events of others change here. */
final class Changes {
    static final Set<String> OF_TRADING = Set.of(
            TradeChanged.OPENED, TradeChanged.CHANGED, TradeChanged.CLOSED, TradeDeleted.TYPE, JournalChanged.TYPE);
    private static final String MARK_GONE = "INSERT INTO gone_users VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String GONE = "SELECT user_id FROM gone_users WHERE user_id = ANY($1)";

    private Changes() {}

    static Future<Void> ofAuth(SqlConnection transaction, List<Event> events) {
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            if (event.type().equals(UserDeleted.TYPE)) {
                UUID userId = UserDeleted.fromJson(event.data()).userId();
                done = done.compose(
                                before -> transaction.preparedQuery(MARK_GONE).execute(Tuple.of(userId)))
                        .compose(marked -> PgChoices.forget(transaction, userId))
                        .compose(forgotten -> PgPurse.forget(transaction, userId))
                        .compose(forgotten -> PgClaims.forget(transaction, userId));
            }
        }
        return done;
    }

    static Future<Void> ofTrading(SqlConnection transaction, List<Event> events) {
        Set<UUID> users = new TreeSet<>();
        events.stream()
                .filter(event -> OF_TRADING.contains(event.type()))
                .forEach(event -> users.add(UUID.fromString(event.data().getString("userId"))));
        if (users.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(GONE)
                .execute(Tuple.of(users.toArray(UUID[]::new)))
                .compose(rows -> {
                    Set<UUID> gone = new HashSet<>();
                    rows.forEach(row -> gone.add(row.getUUID("user_id")));
                    users.removeAll(gone);
                    return PgDataVersions.changed(transaction, users)
                            .compose(changed -> index(transaction, events, users));
                });
    }

    private static Future<Void> index(SqlConnection transaction, List<Event> events, Set<UUID> users) {
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            if (OF_TRADING.contains(event.type())
                    && users.contains(UUID.fromString(event.data().getString("userId")))) {
                done = done.compose(before -> index(transaction, event));
            }
        }
        return done;
    }

    private static Future<Void> index(SqlConnection transaction, Event event) {
        return switch (event.type()) {
            case TradeDeleted.TYPE -> SearchChanges.deleted(transaction, TradeDeleted.fromJson(event.data()));
            case JournalChanged.TYPE -> SearchChanges.changed(transaction, JournalChanged.fromJson(event.data()));
            default -> SearchChanges.changed(transaction, TradeChanged.fromJson(event.data()));
        };
    }
}
