package io.tradesense.benchmarks.billing;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The settings of an installation that has billing and one service that listens to it. */
final class BenchmarkSettings {
    private static final List<String> SERVICES = List.of("gateway", "auth", "trading", "market", "billing", "ai");

    private BenchmarkSettings() {}

    static Map<String, String> of(EmbeddedStores stores) {
        return GeneratedSettings.of(stores, SERVICES);
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
