package io.tradesense.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradesense.gateway.access.Authentication;
import io.tradesense.gateway.access.Identity;
import io.tradesense.gateway.http.Origin;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.PublicPath;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.kit.Fault;
import io.tradesense.kit.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Refuses who asks too often: an address before anything is looked at, what checks or sends secrets more strictly, and
 * then the user by their plan and the key by its own limit.
 */
public final class RateLimits {
    private static final int CONNECTIONS = 4;
    private static final int WAITING = 512;
    private static final String KEY = "gateway.limits";
    private static final String API_KEY = "api-key";
    private static final List<String> LOGINS = List.of("/auth/login", "/auth/passkeys/login", "/auth/step-up");
    private static final List<String> REGISTRATIONS = List.of("/auth/register");
    private static final List<String> RESETS =
            List.of("/auth/password/forgot", "/auth/password/reset", "/auth/email/resend", "/auth/email/verify");

    private final Supplier<LimitSettings> settings;
    private final Buckets buckets;
    private final MeterRegistry meters;
    private final Map<String, Counter> granted = new ConcurrentHashMap<>();
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();

    RateLimits(Supplier<LimitSettings> settings, Buckets buckets, MeterRegistry meters) {
        this.settings = settings;
        this.buckets = buckets;
        this.meters = meters;
    }

    /** @param redis where gateways count together; without it each counts for itself, whatever the mode */
    public static RateLimits start(
            Vertx vertx,
            Supplier<LimitSettings> settings,
            CountingMode mode,
            Optional<Secret> redis,
            MeterRegistry meters) {
        var alone = new LocalBuckets(System::nanoTime);
        if (mode == CountingMode.LOCAL || redis.isEmpty()) {
            return new RateLimits(settings, alone, meters);
        }
        var client = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(redis.get().reveal())
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxPoolWaiting(WAITING));
        boolean exact = mode == CountingMode.EXACT;
        var shared = new SharedBuckets(vertx, new LimitScript(client), alone, exact, meters, System::nanoTime);
        return new RateLimits(settings, shared, meters);
    }

    /** Before anybody is asked who they are. */
    public Handler<RoutingContext> ofAddress() {
        return ctx -> goOn(ctx, admitAddress(ctx));
    }

    /** After it is known who asks. */
    public Handler<RoutingContext> ofCaller(PlanQuotas plans) {
        return ctx -> goOn(ctx, admitCaller(ctx, Authentication.identityOf(ctx), plans));
    }

    /** As {@link #ofAddress}, for what becomes no ordinary request. Fails RATE_LIMITED. */
    public Future<Void> admitAddress(RoutingContext ctx) {
        var limits = settings.get();
        var address = Origin.of(ctx).network();
        List<Future<Decision>> asked = new ArrayList<>();
        if (limits.on()) {
            strict(ctx, limits).ifPresent(quota -> asked.add(buckets.take(quota, address)));
            asked.add(buckets.take(limits.address(), address));
        }
        return judged(ctx, asked, RateLimits::refusal);
    }

    /** As {@link #ofCaller}, for what becomes no ordinary request. Fails RATE_LIMITED. */
    public Future<Void> admitCaller(RoutingContext ctx, Identity identity, PlanQuotas plans) {
        var limits = settings.get();
        List<Future<Decision>> asked = new ArrayList<>();
        if (limits.on()) {
            ask(limits, identity, plans, asked);
        }
        return judged(ctx, asked, over -> refusal(over, identity, plans));
    }

    private static Fault refusal(Decision over, Identity identity, PlanQuotas plans) {
        var user = identity.caller().userId();
        return user == null || over.quota().name().equals(API_KEY) ? refusal(over) : plans.refusal(user, refusal(over));
    }

    private static Fault refusal(Decision over) {
        return Fault.rateLimited(
                "the limit \"" + over.quota().name() + "\" is used up for now",
                LimitHeaders.wholeSeconds(over.retryAfter()));
    }

    private void ask(LimitSettings limits, Identity identity, PlanQuotas plans, List<Future<Decision>> asked) {
        var user = identity.caller().userId();
        var key = identity.key();
        if (user != null) {
            plans.of(user, identity, limits).ifPresent(quota -> asked.add(buckets.take(quota, user.toString())));
        }
        if (key != null && key.requestsPerMinute() != null) {
            asked.add(buckets.take(
                    Quota.perMinute(API_KEY, key.requestsPerMinute()),
                    key.keyId().toString()));
        }
    }

    private static Optional<Quota> strict(RoutingContext ctx, LimitSettings limits) {
        if (ctx.request().method() != HttpMethod.POST) {
            return Optional.empty();
        }
        var path = PlainRequests.path(ctx);
        if (isOneOf(path, LOGINS)) {
            return Optional.of(limits.logins());
        }
        if (isOneOf(path, REGISTRATIONS)) {
            return Optional.of(limits.registrations());
        }
        return isOneOf(path, RESETS) ? Optional.of(limits.resets()) : Optional.empty();
    }

    private static boolean isOneOf(PublicPath path, List<String> addresses) {
        return addresses.stream().anyMatch(address -> path.isUnder(RouteTable.API + address));
    }

    private static void goOn(RoutingContext ctx, Future<Void> admitted) {
        if (!admitted.isComplete()) {
            ctx.request().pause();
            admitted.onComplete(answered -> {
                ctx.request().resume();
                goOn(ctx, admitted);
            });
        } else if (admitted.succeeded()) {
            ctx.next();
        } else {
            ctx.fail(admitted.cause());
        }
    }

    private Future<Void> judged(RoutingContext ctx, List<Future<Decision>> asked, Function<Decision, Fault> refusal) {
        return areComplete(asked)
                ? judge(ctx, asked, refusal)
                : Future.all(asked).transform(answered -> judge(ctx, asked, refusal));
    }

    private static boolean areComplete(List<Future<Decision>> asked) {
        for (Future<Decision> each : asked) {
            if (!each.isComplete()) {
                return false;
            }
        }
        return true;
    }

    private Future<Void> judge(RoutingContext ctx, List<Future<Decision>> asked, Function<Decision, Fault> refusal) {
        List<Decision> all = ctx.get(KEY, new ArrayList<>());
        Decision over = null;
        for (Future<Decision> each : asked) {
            Decision decision = each.result();
            all.add(decision);
            count(decision);
            over = over == null && !decision.granted() ? decision : over;
        }
        ctx.put(KEY, all);
        LimitHeaders.write(ctx.response().headers(), all);
        return over == null ? Future.succeededFuture() : Future.failedFuture(refusal.apply(over));
    }

    private void count(Decision decision) {
        (decision.granted() ? granted : refused)
                .computeIfAbsent(
                        decision.quota().name(), name -> counter(name, decision.granted() ? "granted" : "refused"))
                .increment();
    }

    private Counter counter(String limit, String decision) {
        return meters.counter("gateway.limits", "limit", limit, "decision", decision);
    }
}
