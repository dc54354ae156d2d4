package io.tradesense.ai.spending.domain;

import io.tradesense.ai.models.domain.ChatModel;
import io.tradesense.ai.models.domain.ModelAnswer;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelRequest;
import io.tradesense.ai.models.domain.TokenUsage;
import io.tradesense.ai.spending.domain.Purse.Reservation;
import io.tradesense.ai.spending.domain.Purse.Spent;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** A model that is asked only when the tokens for it have been set aside, and whose use is settled however the call ends. */
public final class PaidModel {
    /** A reservation outlives its call by this much: settling takes its time too. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final ChatModel model;
    private final Purse purse;
    private final Allowance allowance;
    private final Prices prices;

    public PaidModel(ChatModel model, Purse purse, Allowance allowance, Prices prices) {
        this.model = model;
        this.purse = purse;
        this.allowance = allowance;
        this.prices = prices;
    }

    public String name() {
        return model.name();
    }

    /**
     * Asks in a user's name. Fails with the plan's refusal where the user has no tokens left, and with a
     * {@link ModelFault} where the model gave no answer.
     *
     * @param purpose what the use is written down under
     */
    public Future<ModelAnswer> ask(
            UUID userId, String purpose, ModelRequest request, ChatModel.Listener listener, Cancellation cancellation) {
        long most = request.mostTokens();
        return allowance
                .of(userId)
                .compose(allowed -> purse.reserve(
                        userId, most, allowed.tokens(), request.patience().plus(GRACE)))
                .compose(reserved -> reserved.isPresent()
                        ? call(reserved.get(), purpose, request, listener, cancellation)
                        : allowance.refusal(userId, most).compose(Future::failedFuture));
    }

    private Future<ModelAnswer> call(
            Reservation reservation,
            String purpose,
            ModelRequest request,
            ChatModel.Listener listener,
            Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return purse.release(reservation)
                    .compose(released -> Future.failedFuture(ModelFault.of(ModelFault.Kind.CANCELLED, "cancelled")));
        }
        ChatModel.Call call = model.ask(request, listener);
        cancellation.onCancel(call::cancel);
        return call.answer()
                .compose(
                        answer -> settle(reservation, answer.model(), purpose, answer.usage())
                                .map(answer),
                        failure -> settle(reservation, model.name(), purpose, used(failure))
                                .compose(settled -> Future.failedFuture(failure)));
    }

    private Future<Void> settle(Reservation reservation, String name, String purpose, TokenUsage usage) {
        if (usage.total() == 0) {
            return purse.release(reservation);
        }
        return purse.settle(
                reservation,
                new Spent(name, purpose, usage.input(), usage.cachedInput(), usage.output(), prices.micros(usage)));
    }

    private static TokenUsage used(Throwable failure) {
        return failure instanceof ModelFault fault ? fault.usage() : TokenUsage.NONE;
    }
}
