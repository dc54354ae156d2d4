package io.tradesense.billing.subscriptions.domain;

import io.tradesense.billing.mirror.domain.Mirror;
import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the provider what users want: recorded first, told with a key of its own, and settled in the transaction that
 * writes what came of it. Used on one event loop.
 */
public final class Orders {
    private static final Duration LATER = Duration.ofSeconds(15);
    private final Provider provider;
    private final Intents intents;
    private final Mirror mirror;
    private final Map<UUID, UnderWay> underWay = new HashMap<>();

    private record UnderWay(Command command, Future<Optional<HostedPage>> outcome) {}

    public Orders(Provider provider, Intents intents, Mirror mirror) {
        this.provider = provider;
        this.intents = intents;
        this.mirror = mirror;
    }

    /**
     * Has a command carried out. Whoever asks for the same while it is under way is told the same.
     *
     * @return fails with a {@link Fault}: CONFLICT while something else is under way or where the provider refuses,
     *     PAYMENT_REQUIRED where the payment does not go through, UNAVAILABLE where the provider gives no answer; it is
     *     then finished later
     */
    public Future<Optional<HostedPage>> carryOut(UUID userId, Command command) {
        UnderWay same = underWay.get(userId);
        if (same != null && same.command.equals(command)) {
            return same.outcome;
        }
        Future<Optional<HostedPage>> outcome = intents.open(userId, command)
                .compose(opened -> opened.map(intent -> tell(intent, "user:" + userId))
                        .orElseGet(() -> Future.failedFuture(Fault.conflict(
                                        "something else is under way for this subscription; ask again in a moment")
                                .typed("change-under-way"))));
        if (same == null) {
            underWay.put(userId, new UnderWay(command, outcome));
            outcome.onComplete(done -> underWay.remove(userId));
        }
        return outcome;
    }

    /** Finishes one that was left behind. Answers whether there was one. */
    public Future<Boolean> recover() {
        return intents.abandoned().compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            Intent intent = found.get().intent();
            Future<?> finished = found.get().old()
                    ? mirror.lookAfter(intent.command().customerId(), "recovery", null)
                            .compose(looked -> intents.expired(intent))
                    : tell(intent, "recovery");
            return finished.transform(done -> Future.succeededFuture(true));
        });
    }

    private Future<Optional<HostedPage>> tell(Intent intent, String cause) {
        return provider.perform(intent.command(), intent.key())
                .compose(page -> settle(intent, page, cause), failure -> refuse(intent, failure));
    }

    private Future<Optional<HostedPage>> settle(Intent intent, Optional<HostedPage> page, String cause) {
        if (page.isPresent()) {
            return intents.done(intent, page).map(page);
        }
        // What was done is done even where it cannot be looked at just now: an event or the next look brings it.
        return mirror.lookAfter(intent.command().customerId(), cause, intent.id())
                .<Void>mapEmpty()
                .recover(notSeen -> Future.succeededFuture())
                .compose(looked -> intents.done(intent, page))
                .map(page);
    }

    private Future<Optional<HostedPage>> refuse(Intent intent, Throwable failure) {
        if (!(failure instanceof ProviderFailure refusal) || !refusal.isCertain()) {
            return Future.failedFuture(
                    failure instanceof ProviderFailure
                            ? Fault.unavailable(
                                            "the payment provider gives no answer; what you asked for is finished as soon"
                                                    + " as it does",
                                            LATER)
                                    .typed("provider-unavailable")
                            : failure);
        }
        String why = String.valueOf(refusal.getMessage());
        return intents.failed(intent, why).compose(failed -> Future.failedFuture(fault(refusal, why)));
    }

    private static Fault fault(ProviderFailure refusal, String why) {
        return refusal.kind() == ProviderFailure.Kind.DECLINED
                ? Fault.of(Fault.Kind.PAYMENT_REQUIRED, why).typed("payment-declined")
                : Fault.conflict(why).typed("provider-refused");
    }
}
