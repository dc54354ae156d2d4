package io.tradesense.kit.flow;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Uses one piece after the other, and makes the next while one is used: two are held, however many there are. Composed futures
 * would do the same and hold them all, for each keeps what its function has captured until the last of them is complete.
 *
 * @param <T> a piece
 */
public final class OneAhead<T> {
    private final Supplier<Future<Optional<T>>> source;
    private final Function<T, Future<Void>> use;
    private final Promise<Void> end = Promise.promise();

    private OneAhead(Supplier<Future<Optional<T>>> source, Function<T, Future<Void>> use) {
        this.source = source;
        this.use = use;
    }

    /**
     * Complete once the source was empty and its last piece is used. Fails with what failed first, when nothing is under way any
     * more; no piece is made or used from then on.
     *
     * @param source makes the next piece, or says that there is none; is asked once at a time
     */
    public static <T> Future<Void> run(Supplier<Future<Optional<T>>> source, Function<T, Future<Void>> use) {
        var pieces = new OneAhead<>(source, use);
        pieces.make().onComplete(pieces::take);
        return pieces.end.future();
    }

    private void take(AsyncResult<Optional<T>> made) {
        if (made.failed()) {
            end.fail(made.cause());
        } else if (made.result().isEmpty()) {
            end.complete();
        } else {
            var next = make();
            use(made.result().get()).onComplete(used -> {
                if (used.succeeded()) {
                    next.onComplete(this::take);
                } else {
                    next.onComplete(settled -> end.fail(used.cause()));
                }
            });
        }
    }

    private Future<Optional<T>> make() {
        try {
            return source.get();
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }

    private Future<Void> use(T piece) {
        try {
            return use.apply(piece);
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }
}
