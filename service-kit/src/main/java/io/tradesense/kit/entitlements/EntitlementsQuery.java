package io.tradesense.kit.entitlements;

import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Asks billing about users, one call at a time for all that are wanted meanwhile: whoever asks for a user that is asked
 * for already waits for the same answer. Used on one event loop.
 */
final class EntitlementsQuery {
    static final String SERVICE = "billing";
    static final String PATH = "/internal/entitlements";
    private static final int MOST_USERS = 500;
    private static final int MOST_WAITING = 10_000;
    /** Nobody's request waits longer for what may be unlimited anyway. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Caller self;
    private final ServiceClient services;
    private final Context context;
    private final Map<UUID, Promise<JsonObject>> wanted = new LinkedHashMap<>();
    private final Map<UUID, Promise<JsonObject>> asked = new LinkedHashMap<>();
    private boolean scheduled;

    EntitlementsQuery(Caller self, ServiceClient services, Context context) {
        this.self = self;
        this.services = services;
        this.context = context;
    }

    /** The whole answer that tells of the user among others. Fails where billing does not answer, or too much is asked. */
    Future<JsonObject> about(UUID userId) {
        Promise<JsonObject> underWay = asked.get(userId);
        if (underWay != null) {
            return underWay.future();
        }
        if (wanted.size() >= MOST_WAITING && !wanted.containsKey(userId)) {
            return Future.failedFuture("too many users are asked about");
        }
        Future<JsonObject> answer =
                wanted.computeIfAbsent(userId, first -> Promise.promise()).future();
        schedule();
        return answer;
    }

    /** On the context itself and not on a request's: the call must not end with the deadline of whoever asked first. */
    private void schedule() {
        if (!scheduled && asked.isEmpty() && !wanted.isEmpty()) {
            scheduled = true;
            context.runOnContext(turn -> ask());
        }
    }

    private void ask() {
        scheduled = false;
        var users = wanted.entrySet().iterator();
        while (users.hasNext() && asked.size() < MOST_USERS) {
            var next = users.next();
            asked.put(next.getKey(), next.getValue());
            users.remove();
        }
        var ids = new JsonArray();
        asked.keySet().forEach(id -> ids.add(id.toString()));
        services.post(self, SERVICE, PATH, new JsonObject().put("userIds", ids))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(answer -> {
                    List<Promise<JsonObject>> waiting = new ArrayList<>(asked.values());
                    asked.clear();
                    waiting.forEach(each -> each.handle(answer));
                    schedule();
                });
    }
}
