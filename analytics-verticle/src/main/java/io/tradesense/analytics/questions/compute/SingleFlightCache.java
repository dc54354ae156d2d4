package io.tradesense.analytics.questions.compute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps values up to a total weight. Whoever asks for a value that is being made waits for it; a failure is not kept.
 * Caffeine's own asynchronous cache would log every failure with its stack, refusals of bad questions among them.
 */
public final class SingleFlightCache<K, V> {
    private final Cache<K, V> kept;
    private final Map<K, Future<V>> underWay = new ConcurrentHashMap<>();

    public SingleFlightCache(long heaviest, Weigher<K, V> weigher) {
        kept = Caffeine.newBuilder()
                .maximumWeight(heaviest)
                .weigher(weigher)
                .executor(Runnable::run)
                .build();
    }

    /** @param make called where the value is neither there nor on its way; must not block, and bounds what is on its way */
    public Future<V> get(Vertx vertx, K key, Supplier<Future<V>> make) {
        V value = kept.getIfPresent(key);
        if (value != null) {
            return Future.succeededFuture(value);
        }
        Promise<V> making = Promise.promise();
        Future<V> earlier = underWay.putIfAbsent(key, making.future());
        if (earlier != null) {
            return Future.fromCompletionStage(earlier.toCompletionStage(), vertx.getOrCreateContext());
        }
        return Future.<Void>succeededFuture()
                .compose(first -> make.get())
                .onSuccess(made -> kept.put(key, made))
                .onComplete(made -> underWay.remove(key))
                .onComplete(making);
    }
}
