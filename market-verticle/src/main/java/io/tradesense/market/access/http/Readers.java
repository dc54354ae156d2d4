package io.tradesense.market.access.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.entitlements.Entitled;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who may read prices: a signed-in user, or a service on its own account. The gateway has no account of its own: what it
 * passes on without a user is from somebody who is not signed in. What users ask for themselves is counted, and live where
 * their plan says so; what services ask for to do their work is neither.
 */
public final class Readers {
    private static final String GATEWAY = "gateway";
    private static final String LIVE = "liveData";
    private static final String HISTORY = "historyDays";
    private static final Sight WHOLE = new Sight(true, Entitled.UNLIMITED);
    private final Entitlements entitlements;
    private final Function<UUID, Future<Void>> called;

    /** @param called told of each call of a user's; completes when an answer need not wait any more for its being counted */
    public Readers(Entitlements entitlements, Function<UUID, Future<Void>> called) {
        this.entitlements = entitlements;
        this.called = called;
    }

    /**
     * What a caller sees.
     *
     * @param live prices as they are; a while later otherwise
     * @param historyDays how far back; negative for without limit
     */
    public record Sight(boolean live, long historyDays) {}

    /** @throws Fault UNAUTHENTICATED */
    public Future<Sight> sight(Caller caller) {
        check(caller);
        UUID userId = caller.userId();
        return userId == null || !isUser(caller)
                ? Future.succeededFuture(WHOLE)
                : entitlements.of(userId).map(entitled -> new Sight(entitled.allows(LIVE, 1), entitled.limit(HISTORY)));
    }

    /** Fails with a PAYMENT_REQUIRED {@link Fault} where the caller's plan does not reach back so far. */
    public Future<Void> requireHistory(Caller caller, long days) {
        UUID userId = caller.userId();
        return userId == null || !isUser(caller)
                ? Future.succeededFuture()
                : entitlements.require(userId, HISTORY, days);
    }

    /**
     * Lets the caller have what changes as it changes.
     *
     * @return fails with a PAYMENT_REQUIRED {@link Fault} that says which plans have it
     * @throws Fault UNAUTHENTICATED
     */
    public Future<Void> requireLive(Caller caller) {
        check(caller);
        UUID userId = caller.userId();
        return userId == null || !isUser(caller) ? Future.succeededFuture() : entitlements.require(userId, LIVE, 1);
    }

    /** Whether what was let in may stay, as far as is known at once. */
    public boolean maySeeLive(Caller caller) {
        UUID userId = caller.userId();
        return userId == null || !isUser(caller) || entitlements.now(userId).allows(LIVE, 1);
    }

    /** Counts a call that was answered; the answer is to wait for what this returns, which never fails. */
    public Future<Void> answered(Caller caller) {
        UUID userId = caller.userId();
        return userId == null || !isUser(caller) ? Future.succeededFuture() : called.apply(userId);
    }

    /** @throws Fault UNAUTHENTICATED */
    public static void check(Caller caller) {
        if (caller.userId() == null && caller.service().equals(GATEWAY)) {
            throw Fault.of(Fault.Kind.UNAUTHENTICATED, "sign in first");
        }
    }

    private static boolean isUser(Caller caller) {
        return caller.service().equals(GATEWAY);
    }
}
