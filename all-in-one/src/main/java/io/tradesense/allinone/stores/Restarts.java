package io.tradesense.allinone.stores;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** When a store that has ended by itself is started again: soon, and not so soon that one that cannot start takes a core. */
final class Restarts {
    static final Executor AFTER_A_MOMENT = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

    private Restarts() {}
}
