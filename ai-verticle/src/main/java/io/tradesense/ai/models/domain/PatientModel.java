package io.tradesense.ai.models.domain;

import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A model that is asked again where that may help, and its fallback after it: only before a word was heard, and only while
 * there is time.
 */
public final class PatientModel implements ChatModel {
    private static final int TRIES_A_MODEL = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LEAST_TIME = Duration.ofMillis(500);
    private final List<ChatModel> models;
    private final LongFunction<Future<Void>> wait;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;

    /**
     * @param models in the order they are asked
     * @param wait succeeds after so many milliseconds
     * @param random from 0 to 1, so that many who wait do not come back at once
     */
    public PatientModel(
            List<ChatModel> models, LongFunction<Future<Void>> wait, LongSupplier nanoTime, DoubleSupplier random) {
        this.models = List.copyOf(models);
        this.wait = wait;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    @Override
    public String name() {
        return models.get(0).name();
    }

    @Override
    public Call ask(ModelRequest request, Listener listener) {
        return new Attempts(request, listener);
    }

    private final class Attempts implements Call {
        private final ModelRequest request;
        private final Listener listener;
        private final long deadline;
        private final Future<ModelAnswer> answer;
        private TokenUsage spent = TokenUsage.NONE;
        private @Nullable Call current;
        private boolean heard;
        private boolean cancelled;

        Attempts(ModelRequest request, Listener listener) {
            this.request = request;
            this.listener = listener;
            this.deadline = nanoTime.getAsLong() + request.patience().toNanos();
            this.answer = attempt(0, 1);
        }

        private Future<ModelAnswer> attempt(int model, int tries) {
            if (cancelled) {
                return end(ModelFault.of(Kind.CANCELLED, "cancelled"));
            }
            Call call = models.get(model).ask(request.within(left()), this::hear);
            current = call;
            return call.answer()
                    .map(this::withAllThatWasSpent)
                    .recover(failure -> failure instanceof ModelFault fault
                            ? failed(fault, model, tries)
                            : Future.failedFuture(failure));
        }

        private Future<Void> hear(String piece) {
            heard = true;
            return listener.heard(piece);
        }

        private Future<ModelAnswer> failed(ModelFault fault, int model, int tries) {
            spent = spent.plus(fault.usage());
            Duration pause = pause(fault, tries);
            if (!heard && !cancelled && fault.mayPass() && tries < TRIES_A_MODEL && isTimeAfter(pause)) {
                return wait.apply(pause.toMillis()).compose(waited -> attempt(model, tries + 1));
            }
            boolean another = model + 1 < models.size() && fault.isTheModels();
            return !heard && !cancelled && another && isTimeAfter(Duration.ZERO) ? attempt(model + 1, 1) : end(fault);
        }

        private Future<ModelAnswer> end(ModelFault fault) {
            return Future.failedFuture(fault.having(spent));
        }

        private ModelAnswer withAllThatWasSpent(ModelAnswer got) {
            return new ModelAnswer(
                    got.text(),
                    got.fields(),
                    got.toolCalls(),
                    got.cutShort(),
                    got.usage().plus(spent),
                    got.model());
        }

        /** What the provider asks for; else longer each time, and a little different for everybody. */
        private Duration pause(ModelFault fault, int tries) {
            Duration asked = fault.retryAfter();
            if (asked != null) {
                return asked;
            }
            long full = FIRST_PAUSE.toMillis() << (tries - 1);
            return Duration.ofMillis(full / 2 + (long) (random.getAsDouble() * full / 2));
        }

        private boolean isTimeAfter(Duration pause) {
            return left().minus(pause).compareTo(LEAST_TIME) > 0;
        }

        private Duration left() {
            return Duration.ofNanos(Math.max(0, deadline - nanoTime.getAsLong()));
        }

        @Override
        public Future<ModelAnswer> answer() {
            return answer;
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (current != null) {
                current.cancel();
            }
        }
    }
}
