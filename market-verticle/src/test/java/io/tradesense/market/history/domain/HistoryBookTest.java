package io.tradesense.market.history.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class HistoryBookTest {
    private static final Instant NOW = Instant.parse("2025-06-02T18:00:30Z");
    private boolean atWork;

    @Test
    void candles_are_made_checked_and_gathered_by_workers() {
        // Each of these steps asks what time it is.
        List<Boolean> lookedAtTheClock = new ArrayList<>();
        var clock = new WatchedClock(lookedAtTheClock);
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
                new Workshop(),
                clock);
        lookedAtTheClock.clear();
        var asked = new HistoryBook.Question(
                Instrument.parse("AAPL"),
                Interval.H1,
                Instant.parse("2025-05-01T00:00:00Z"),
                NOW,
                false,
                5_000,
                null,
                null);
        var series = book.series(asked);
        assertThat(series.succeeded()).isTrue();
        assertThat(series.result().candles()).hasSizeGreaterThan(100);
        assertThat(lookedAtTheClock).hasSizeGreaterThanOrEqualTo(2).containsOnly(true);
    }

    private final class Workshop implements HistoryBook.Workers {
        @Override
        public <T> Future<T> run(Callable<T> work) {
            atWork = true;
            try {
                return Future.succeededFuture(work.call());
            } catch (Exception failure) {
                return Future.failedFuture(failure);
            } finally {
                atWork = false;
            }
        }
    }

    private final class WatchedClock extends Clock {
        private final List<Boolean> looks;

        WatchedClock(List<Boolean> looks) {
            this.looks = looks;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            looks.add(atWork);
            return NOW;
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
