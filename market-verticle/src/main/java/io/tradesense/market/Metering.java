package io.tradesense.market;

import io.micrometer.core.instrument.Counter;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.launch.Platform;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.usage.domain.UsageCounter;
import io.tradesense.market.usage.pg.PgUsageBook;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires what users may see and what they have asked for. */
record Metering(Readers readers, UsageCounter counter) {
    private static final Logger log = LoggerFactory.getLogger(Metering.class);
    private static final long TELL_MILLIS = 1_000;
    /** A database that is slow or away keeps no answer back longer. */
    private static final long LONGEST_WAIT_MILLIS = 100;

    private static final long SWEEP_MILLIS = 3_600_000;

    static Future<Metering> start(
            Vertx vertx, Platform platform, Pool pool, Outbox outbox, Runnable committed, MarketConfig config) {
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        var lost = Counter.builder("market.usage.lost")
                .description("Calls that were not counted, because too much waited for the database")
                .register(platform.meters());
        var book = new PgUsageBook(pool, outbox, committed, config.usageTold());
        var counter = new UsageCounter(book, platform.clock(), lost::increment);
        run(vertx, config, counter, book);
        return Entitlements.start(
                        vertx, MarketConfig.SERVICE, platform.events(), services, platform.meters(), platform.clock())
                .map(entitlements -> new Metering(new Readers(entitlements, user -> count(counter, user)), counter));
    }

    /** A batch that could not be kept is tried again, and spoken of, by the next turn; the answer is good all the same. */
    private static Future<Void> count(UsageCounter counter, UUID user) {
        counter.called(user);
        return counter.kept()
                .timeout(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private static void run(Vertx vertx, MarketConfig config, UsageCounter counter, PgUsageBook book) {
        vertx.setPeriodic(
                config.usageTurn().toMillis(),
                timer -> counter.turn()
                        .onFailure(failure -> log.warn("usage waits for the next turn: {}", failure.toString())));
        vertx.setPeriodic(TELL_MILLIS, timer -> tell(book));
        vertx.setPeriodic(
                SWEEP_MILLIS,
                timer -> book.sweep().onFailure(failure -> log.warn("old counters stay: {}", failure.toString())));
    }

    private static void tell(PgUsageBook book) {
        book.tell()
                .onSuccess(more -> {
                    if (more) {
                        tell(book);
                    }
                })
                .onFailure(failure -> log.warn("usage is told of later: {}", failure.toString()));
    }
}
