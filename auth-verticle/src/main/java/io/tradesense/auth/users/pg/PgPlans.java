package io.tradesense.auth.users.pg;

import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedConsumer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@code users.plan} as billing tells it. Tokens carry the new plan from their next refresh. */
public final class PgPlans implements FeedConsumer.Effect {
    /** {@code {userId, plan, ...}}; what else it says is none of auth's business. */
    public static final String SUBSCRIPTION_CHANGED = "tradesense.billing.subscription-changed.v1";

    private static final Logger log = LoggerFactory.getLogger(PgPlans.class);
    private static final Pattern PLAN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final String SET = """
            UPDATE users SET plan = $2, version = version + 1 WHERE id = $1 AND plan <> $2
            """;

    @Override
    public Future<Void> apply(SqlConnection transaction, List<Event> events) {
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            if (event.type().equals(SUBSCRIPTION_CHANGED)) {
                done = done.compose(before -> set(transaction, event));
            }
        }
        return done;
    }

    /** An event that is not of the agreed form must not keep the later ones from being read. */
    private static Future<Void> set(SqlConnection transaction, Event event) {
        String plan = String.valueOf(event.data().getValue("plan"));
        String userId = String.valueOf(event.data().getValue("userId"));
        if (!PLAN.matcher(plan).matches()) {
            log.error("event {} names no plan and changes nothing", event.id());
            return Future.succeededFuture();
        }
        try {
            return transaction
                    .preparedQuery(SET)
                    .execute(Tuple.of(UUID.fromString(userId), plan))
                    .mapEmpty();
        } catch (IllegalArgumentException unreadable) {
            log.error("event {} names no user and changes nothing", event.id());
            return Future.succeededFuture();
        }
    }
}
