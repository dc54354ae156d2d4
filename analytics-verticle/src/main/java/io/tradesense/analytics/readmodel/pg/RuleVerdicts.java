package io.tradesense.analytics.readmodel.pg;

import io.tradesense.analytics.readmodel.domain.Changes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code rule_verdicts}: what is known of rules kept or broken. */
final class RuleVerdicts {
    private static final String PUT = """
            INSERT INTO rule_verdicts (trade_id, user_id, kept)
            SELECT * FROM UNNEST($1::uuid[], $2::uuid[], $3::boolean[]) AS put (trade_id, user_id, kept) ORDER BY trade_id
            ON CONFLICT (trade_id) DO UPDATE SET user_id = excluded.user_id, kept = excluded.kept
            """;
    // A trade that is open again keeps its verdict: it is judged by its opening, and told again where that changed.
    private static final String REMOVE = "DELETE FROM rule_verdicts WHERE trade_id = ANY($1::uuid[])";
    static final String REMOVE_OF = "DELETE FROM rule_verdicts WHERE user_id = ANY($1::uuid[])";

    private RuleVerdicts() {}

    /** @param present users who were not removed */
    static Future<Void> apply(SqlConnection transaction, Set<UUID> present, Changes changes) {
        if (changes.verdicts().isEmpty()) return Future.succeededFuture();
        List<UUID> gone = new ArrayList<>();
        List<UUID> trades = new ArrayList<>();
        List<UUID> users = new ArrayList<>();
        List<Boolean> kept = new ArrayList<>();
        changes.verdicts().forEach((trade, verdict) -> {
            if (verdict.item().isEmpty()) gone.add(trade);
            else if (present.contains(verdict.userId())) {
                trades.add(trade);
                users.add(verdict.userId());
                kept.add(verdict.item().get());
            }
        });
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.tuple().addArrayOfUUID(gone.toArray(UUID[]::new)))
                .compose(removed -> transaction
                        .preparedQuery(PUT)
                        .execute(Tuple.tuple()
                                .addArrayOfUUID(trades.toArray(UUID[]::new))
                                .addArrayOfUUID(users.toArray(UUID[]::new))
                                .addArrayOfBoolean(kept.toArray(Boolean[]::new))))
                .mapEmpty();
    }
}
