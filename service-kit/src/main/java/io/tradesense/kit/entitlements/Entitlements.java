package io.tradesense.kit.entitlements;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.EventChannel;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What users' plans allow, answered in memory. A user's are asked for once, changed by billing's event as soon as it is
 * told, and asked for again in the background after a while, because an event may be lost on its way.
 *
 * <p>While billing is away the last that was known goes on to count, and who is not known is not limited; the counter
 * {@code entitlements.unknown} says how often that was so. One a verticle instance, used on its event loop.
 */
public final class Entitlements {
    private static final Logger log = LoggerFactory.getLogger(Entitlements.class);
    /** The type of billing's event; of its data, what {@link EntitledJson} reads. */
    public static final String CHANGED = "tradesense.billing.subscription-changed.v1";

    private static final int USERS = 50_000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofHours(6);
    /** After a call that failed the next is made no sooner, and nobody waits meanwhile. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Context context;
    private final EntitlementsQuery query;
    private final Counter unknown;
    private final Cache<UUID, Held> held = Caffeine.newBuilder()
            .maximumSize(USERS)
            .expireAfterAccess(FORGOTTEN)
            .build();
    private PlanLimits plans = PlanLimits.NONE;
    private Instant askNoSoonerThan = Instant.MIN;
    /** It is logged once, however long it lasts. */
    private boolean billingAway;

    private record Held(Entitled entitled, Instant readAt) {}

    private Entitlements(Context context, EntitlementsQuery query, MeterRegistry meters, Clock clock) {
        this.context = context;
        this.query = query;
        this.clock = clock;
        this.unknown = Counter.builder("entitlements.unknown")
                .description("Answers given without limits, because nothing was known and billing did not answer")
                .register(meters);
    }

    /** Must be called on the context of the verticle that uses it. @param self the service that asks */
    public static Future<Entitlements> start(
            Vertx vertx, String self, EventChannel channel, ServiceClient services, MeterRegistry meters, Clock clock) {
        Context context = vertx.getOrCreateContext();
        var query = new EntitlementsQuery(Caller.service(self), services, context);
        var entitlements = new Entitlements(context, query, meters, clock);
        return channel.subscribe(CHANGED, event -> context.runOnContext(heard -> entitlements.hear(event)))
                .map(entitlements);
    }

    /** What the user may use; {@link Entitled#UNKNOWN} where that is not known within a second. Never fails. */
    public Future<Entitled> of(UUID userId) {
        Held known = held.getIfPresent(userId);
        if (known != null) {
            refreshIfOld(userId, known);
            return Future.succeededFuture(known.entitled);
        }
        return mayAsk() ? ask(userId) : Future.succeededFuture(unlimited());
    }

    /** The same without waiting: unknown at first, and asked for in the background. */
    public Entitled now(UUID userId) {
        Held known = held.getIfPresent(userId);
        if (known != null) {
            refreshIfOld(userId, known);
            return known.entitled;
        }
        if (mayAsk()) {
            ask(userId).onFailure(never -> log.error("entitlements were not read", never));
        }
        return unlimited();
    }

    /**
     * Succeeds where the user's plan allows it.
     *
     * @param wanted how many there would be, the new one included; 1 for what is a matter of yes or no
     * @return fails with a PAYMENT_REQUIRED {@link Fault} of type {@code plan-limit} that says which plans have more
     */
    public Future<Void> require(UUID userId, String limit, long wanted) {
        return of(userId)
                .compose(entitled -> entitled.allows(limit, wanted)
                        ? Future.succeededFuture()
                        : Future.failedFuture(refusal(entitled, limit, wanted)));
    }

    /** The refusal itself, for a caller that has asked whether it is allowed. */
    public Fault refusal(Entitled entitled, String limit, long wanted) {
        return plans.refusal(entitled, limit, wanted);
    }

    /** The plans that allow more of it than this user has, cheapest first; empty while billing has not said any. */
    public List<String> withMore(Entitled entitled, String limit) {
        return plans.allowing(limit, entitled.limit(limit) + 1);
    }

    private boolean mayAsk() {
        return !clock.instant().isBefore(askNoSoonerThan);
    }

    private Entitled unlimited() {
        unknown.increment();
        return Entitled.UNKNOWN;
    }

    private void refreshIfOld(UUID userId, Held known) {
        // An event says what one user may use, and not which plans there are.
        boolean isOld = plans == PlanLimits.NONE || known.readAt.plus(FRESH).isBefore(clock.instant());
        if (isOld && mayAsk()) {
            ask(userId).onFailure(never -> log.error("entitlements were not read", never));
        }
    }

    /** The call is shared, so each caller is told on a context of their own, which holds their request's id and trace. */
    private Future<Entitled> ask(UUID userId) {
        Context caller = Vertx.currentContext();
        Promise<Entitled> told = Promise.promise();
        read(userId).onComplete(read -> {
            if (caller == null || caller == context) {
                told.handle(read);
            } else {
                caller.runOnContext(back -> told.handle(read));
            }
        });
        return told.future();
    }

    private Future<Entitled> read(UUID userId) {
        return query.about(userId)
                .map(answer -> {
                    billingAway = false;
                    keep(answer);
                    Held now = held.getIfPresent(userId);
                    return now == null ? unlimited() : now.entitled;
                })
                .recover(failure -> {
                    pause(failure);
                    Held last = held.getIfPresent(userId);
                    return Future.succeededFuture(last == null ? unlimited() : last.entitled);
                });
    }

    private void pause(Throwable failure) {
        if (!billingAway) {
            log.warn("billing does not say what plans allow; what is not known is not limited: {}", failure.toString());
            billingAway = true;
        }
        askNoSoonerThan = clock.instant().plus(PAUSE);
    }

    private void keep(JsonObject answer) {
        plans = PlanLimits.fromJson(answer.getJsonArray("plans"));
        for (Object each : answer.getJsonArray("items")) {
            var item = (JsonObject) each;
            keep(UUID.fromString(item.getString("userId")), EntitledJson.read(item));
        }
    }

    /** An answer that was under way while the event came is the older of the two. */
    private void keep(UUID userId, Entitled entitled) {
        Held before = held.getIfPresent(userId);
        Entitled latest = before != null && entitled.version() < before.entitled.version() ? before.entitled : entitled;
        held.put(userId, new Held(latest, clock.instant()));
    }

    private void hear(Event event) {
        try {
            keep(UUID.fromString(event.data().getString("userId")), EntitledJson.read(event.data()));
        } catch (RuntimeException unreadable) {
            log.error("event {} does not say what a plan allows: {}", event.id(), unreadable.toString());
        }
    }
}
