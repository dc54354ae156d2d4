package io.tradesense.market.history.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestClock;
import io.tradesense.market.caching.domain.ReadThrough;
import io.tradesense.market.caching.redis.RedisShelf;
import io.tradesense.market.caching.redis.SharedRedis;
import io.tradesense.market.history.json.CandleCodec;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.ProviderChain;
import io.tradesense.market.providers.redis.SharedLedger;
import io.tradesense.market.simulation.domain.Simulation;
import io.tradesense.market.simulation.domain.Simulator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class HistoryBookTest {
    private static final Instant NOW = Instant.parse("2025-06-02T18:00:30Z");
    private final Queue<Runnable> work = new ArrayDeque<>();

    @Test
    void candles_are_made_checked_and_gathered_when_workers_get_to_it() {
        var clock = new TestClock(NOW);
        var redis = SharedRedis.none(clock);
        var kept = new ReadThrough<>(
                new RedisShelf<>(redis, CandleCodec::writeChunk, CandleCodec::readChunk),
                clock,
                new Random(1),
                10,
                millis -> Future.succeededFuture());
        var providers = new ProviderChain(Map.of(), new SharedLedger(redis, clock), clock);
        var book = new HistoryBook(
                new NoImports(),
                new FetchedHistory(kept, providers, clock),
                new Simulation(Simulation.Mode.ON, new Simulator(1)),
                new PatientWorkers(),
                clock);
        var series = book.series(new HistoryBook.Question(
                Instrument.parse("AAPL"),
                Interval.H1,
                Instant.parse("2025-05-01T00:00:00Z"),
                NOW,
                false,
                5_000,
                null,
                null));
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(series.isComplete()).isFalse();
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(series.result().candles()).hasSizeGreaterThan(100);
    }

    /** Do nothing until they are told to. */
    private final class PatientWorkers implements HistoryBook.Workers {
        @Override
        public <T> Future<T> run(Callable<T> task) {
            Promise<T> done = Promise.promise();
            work.add(() -> {
                try {
                    done.complete(task.call());
                } catch (Exception failure) {
                    done.fail(failure);
                }
            });
            return done.future();
        }
    }

    private static final class NoImports implements ImportedHistory {
        @Override
        public Future<List<Candle>> candles(
                UUID userId, Instrument instrument, Interval interval, Instant from, Instant to, int most) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<List<CorporateAction>> actions(UUID userId, Instrument instrument) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Integer> put(
                UUID userId,
                Instrument instrument,
                Interval interval,
                List<Candle> candles,
                List<CorporateAction> actions) {
            return Future.failedFuture("nothing is kept here");
        }

        @Override
        public Future<Void> remove(UUID userId, Instrument instrument) {
            return Future.failedFuture("nothing is kept here");
        }
    }
}
