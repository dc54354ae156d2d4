package io.tradesense.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** Where a counter stands once it no longer moves. */
final class Still {
    private static final int LOOKS = 25;

    private Still() {}

    static long value(TestGateway gateway, AtomicLong counter) {
        var before = new AtomicLong(-1);
        var looksWithoutChange = new AtomicLong();
        gateway.until(() -> {
            boolean still = counter.get() == before.getAndSet(counter.get());
            return (still ? looksWithoutChange.incrementAndGet() : 0) >= LOOKS;
        });
        return counter.get();
    }
}
