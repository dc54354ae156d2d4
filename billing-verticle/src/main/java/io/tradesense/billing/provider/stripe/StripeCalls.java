package io.tradesense.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.ProviderFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls of stripe-java on a bounded number of threads that nothing else uses. When Stripe has not answered five times
 * running, calls fail at once for a few seconds: nobody should wait for what does not come.
 */
final class StripeCalls {
    private static final int RUNNING = 5;
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private final StripeClient client;
    private final WorkerExecutor threads;
    private final int most;
    private final long longestMillis;
    private final Clock clock;
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile String lastTrouble = "";

    /** One call. */
    interface Call<T> {
        T make(StripeClient client) throws StripeException;
    }

    StripeCalls(Vertx vertx, StripeSettings settings, Clock clock) {
        this.clock = clock;
        this.threads = vertx.createSharedWorkerExecutor("billing-stripe", settings.threads());
        this.most = settings.threads() + settings.waiting();
        this.longestMillis =
                settings.connectTime().plus(settings.readTime()).multipliedBy(2).toMillis();
        this.client = StripeClient.builder()
                .setApiKey(settings.key().reveal())
                .setApiBase(settings.apiBase())
                .setConnectTimeout((int) settings.connectTime().toMillis())
                .setReadTimeout((int) settings.readTime().toMillis())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** Fails with a {@link ProviderFailure}; what could not be sent counts as not answered. */
    <T> Future<T> call(Call<T> call) {
        if (clock.instant().isBefore(pausedUntil)) {
            return Future.failedFuture(new ProviderFailure(Kind.UNKNOWN, "Stripe does not answer: " + lastTrouble));
        }
        if (admitted.incrementAndGet() > most) {
            admitted.decrementAndGet();
            return Future.failedFuture(new ProviderFailure(Kind.UNKNOWN, "too many calls wait for Stripe"));
        }
        Future<T> made = threads.executeBlocking(
                () -> {
                    try {
                        return call.make(client);
                    } catch (StripeException failure) {
                        throw StripeFailures.of(failure);
                    } finally {
                        admitted.decrementAndGet();
                    }
                },
                false);
        return made.timeout(longestMillis, TimeUnit.MILLISECONDS)
                .onSuccess(answered -> unanswered.set(0))
                .recover(failure -> Future.failedFuture(noted(failure)));
    }

    /** What {@code /health} shows. */
    JsonObject state() {
        return new JsonObject()
                .put("answering", unanswered.get() == 0)
                .put("callsUnderWay", admitted.get())
                .put("lastTrouble", lastTrouble);
    }

    private Throwable noted(Throwable failure) {
        Throwable known = failure instanceof TimeoutException
                ? new ProviderFailure(Kind.UNKNOWN, "Stripe did not answer in time")
                : failure;
        if (known instanceof ProviderFailure provider && !provider.isCertain()) {
            lastTrouble = String.valueOf(provider.getMessage());
            if (unanswered.incrementAndGet() >= RUNNING) {
                pausedUntil = clock.instant().plus(PAUSE);
            }
        } else {
            unanswered.set(0);
        }
        return known;
    }
}
