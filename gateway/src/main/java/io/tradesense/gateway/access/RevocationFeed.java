package io.tradesense.gateway.access;

import io.tradesense.contracts.SessionRevoked;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.EventChannel;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of revocations. The event channel tells at once and may lose one; auth's feed tells all, and is read on from
 * where it was left, at the start and every few seconds.
 */
public final class RevocationFeed {
    private static final Logger log = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Caller SELF = Caller.service("gateway");
    private static final String AUTH = "auth";
    private static final int PAGE = 1_000;
    private static final long TURN_MILLIS = 3_000;

    private final ServiceClient services;
    private final Revocations revocations;
    private String position = FeedPosition.START.toString();
    private boolean reading;

    private RevocationFeed(ServiceClient services, Revocations revocations) {
        this.services = services;
        this.revocations = revocations;
    }

    /** Must be called on the context of one verticle, which all reading then happens on. */
    public static Future<RevocationFeed> start(
            Vertx vertx, EventChannel channel, ServiceClient services, Revocations revocations) {
        var feed = new RevocationFeed(services, revocations);
        vertx.setPeriodic(TURN_MILLIS, timer -> {
            revocations.forgetTheOld();
            feed.read();
        });
        feed.read();
        return channel.subscribe(SessionRevoked.TYPE, feed::hear)
                .compose(done -> channel.subscribe(UserDeleted.TYPE, feed::hear))
                .map(feed);
    }

    /** Reads on to the end of the feed, unless that is happening already. */
    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        readPages().onComplete(done -> {
            reading = false;
            if (done.failed()) {
                log.debug("the feed of auth is read later: {}", done.cause().toString());
            }
        });
    }

    private Future<Void> readPages() {
        return services.get(SELF, AUTH, FeedRoute.PATH + "?limit=" + PAGE + "&after=" + position)
                .compose(page -> {
                    var items = page.getJsonArray("items");
                    items.forEach(item -> hear(Event.fromJson((JsonObject) item)));
                    position = page.getString("next");
                    return items.size() == PAGE ? readPages() : Future.succeededFuture();
                });
    }

    private void hear(Event event) {
        if (event.type().equals(SessionRevoked.TYPE)) {
            var revoked = SessionRevoked.fromJson(event.data());
            UUID sessionId = revoked.sessionId();
            if (sessionId == null) {
                revocations.user(revoked.userId(), event.time());
            } else {
                revocations.session(sessionId.toString(), event.time());
            }
        } else if (event.type().equals(UserDeleted.TYPE)) {
            revocations.user(UserDeleted.fromJson(event.data()).userId(), event.time());
        }
    }
}
