package io.tradesense.ai.spending.domain;

import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.models.domain.Embedder.Embedded;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelRequest;
import io.tradesense.ai.models.domain.TokenUsage;
import io.tradesense.ai.spending.domain.Purse.Reservation;
import io.tradesense.ai.spending.domain.Purse.Spent;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Vectors on a user's account, set aside and settled as words are; those made in this process cost nothing. */
public final class PaidEmbedder {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private final Embedder embedder;
    private final Purse purse;
    private final Allowance allowance;
    private final Prices prices;

    public PaidEmbedder(Embedder embedder, Purse purse, Allowance allowance, Prices prices) {
        this.embedder = embedder;
        this.purse = purse;
        this.allowance = allowance;
        this.prices = prices;
    }

    public String name() {
        return embedder.name();
    }

    public boolean isLocal() {
        return embedder.isLocal();
    }

    /**
     * One vector a text, in their order. Fails with the plan's refusal where the user has no tokens left, and with a
     * {@link ModelFault} where there are no vectors just now.
     *
     * @param purpose what the use is written down under
     */
    public Future<List<float[]>> embed(UUID userId, String purpose, List<String> texts, Duration patience) {
        if (embedder.isLocal()) {
            return embedder.embed(texts, patience).map(Embedded::vectors);
        }
        long most = texts.stream().mapToLong(ModelRequest::tokensOf).sum();
        return allowance
                .of(userId)
                .compose(allowed -> purse.reserve(userId, most, allowed.tokens(), patience.plus(GRACE)))
                .compose(reserved -> reserved.isPresent()
                        ? call(reserved.get(), purpose, texts, patience)
                        : allowance.refusal(userId, most).compose(Future::failedFuture));
    }

    private Future<List<float[]>> call(Reservation reservation, String purpose, List<String> texts, Duration patience) {
        return embedder.embed(texts, patience)
                .compose(
                        embedded ->
                                settle(reservation, purpose, embedded.tokens()).map(embedded.vectors()),
                        failure -> settle(reservation, purpose, used(failure))
                                .compose(settled -> Future.failedFuture(failure)));
    }

    private Future<Void> settle(Reservation reservation, String purpose, long tokens) {
        if (tokens == 0) {
            return purse.release(reservation);
        }
        long micros = prices.micros(new TokenUsage(tokens, 0, 0, false));
        return purse.settle(reservation, new Spent(embedder.name(), purpose, tokens, 0, 0, micros));
    }

    private static long used(Throwable failure) {
        return failure instanceof ModelFault fault ? fault.usage().total() : 0;
    }
}
