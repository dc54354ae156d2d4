package io.tradesense.gateway.access;

import io.tradesense.contracts.ApiKeyRevoked;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.contracts.UserDisabled;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.EventChannel;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final List<String> HEARD =
            List.of(SessionRevoked.TYPE, UserDisabled.TYPE, UserDeleted.TYPE, ApiKeyRevoked.TYPE);
    private static final int PAGE = 1_000;
    private static final long TURN_MILLIS = 3_000;

    private final ServiceClient services;
    private final Revocations revocations;
    private final Clock clock;
    private @Nullable String position;
    private boolean reading;

    private RevocationFeed(ServiceClient services, Revocations revocations, Clock clock) {
        this.clock = clock;
        this.services = services;
        this.revocations = revocations;
    }

    /** Must be called on the context of one verticle, which all reading then happens on. */
    public static Future<RevocationFeed> start(
            Vertx vertx, EventChannel channel, ServiceClient services, Revocations revocations, Clock clock) {
        var feed = new RevocationFeed(services, revocations, clock);
        vertx.setPeriodic(TURN_MILLIS, timer -> {
            revocations.forgetTheOld();
            feed.read();
        });
        feed.read();
        return Future.all(HEARD.stream()
                        .map(type -> channel.subscribe(type, feed::hear))
                        .toList())
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
        return services.get(SELF, AUTH, FeedRoute.PATH + "?limit=" + PAGE + "&" + place())
                .compose(page -> {
                    var items = page.getJsonArray("items");
                    items.forEach(item -> hear(Event.fromJson((JsonObject) item)));
                    position = page.getString("next");
                    return items.size() == PAGE ? readPages() : Future.succeededFuture();
                });
    }

    /** What is older than any living token concerns nobody, so a gateway that starts does not read years of it. */
    private String place() {
        return position == null
                ? "since=" + clock.instant().minus(Revocations.LONGEST_TOKEN_LIFE)
                : "after=" + position;
    }

    private void hear(Event event) {
        switch (event.type()) {
            case SessionRevoked.TYPE -> revoke(SessionRevoked.fromJson(event.data()), event.time());
            case UserDisabled.TYPE -> {
                var disabled = UserDisabled.fromJson(event.data());
                revocations.user(disabled.userId(), event.time(), disabled.epoch());
            }
            case UserDeleted.TYPE ->
                revocations.user(UserDeleted.fromJson(event.data()).userId(), event.time(), Long.MAX_VALUE);
            case ApiKeyRevoked.TYPE ->
                revocations.apiKey(ApiKeyRevoked.fromJson(event.data()).keyId(), event.time());
            default -> {
                // The feed tells of much else.
            }
        }
    }

    private void revoke(SessionRevoked revoked, Instant at) {
        UUID sessionId = revoked.sessionId();
        if (sessionId == null) {
            revocations.user(revoked.userId(), at, revoked.epoch());
        } else {
            revocations.session(sessionId.toString(), at);
        }
    }
}
