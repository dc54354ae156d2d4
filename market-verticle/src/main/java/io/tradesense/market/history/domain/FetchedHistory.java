package io.tradesense.market.history.domain;

import io.tradesense.kit.Fault;
import io.tradesense.market.caching.domain.Cached;
import io.tradesense.market.caching.domain.Fetched;
import io.tradesense.market.caching.domain.ReadThrough;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.providers.domain.ProviderChain;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The providers' history, kept in chunks of a fixed length that count from the epoch, so that questions which overlap
 * share what was fetched.
 */
public final class FetchedHistory {
    private static final Duration LONGEST_CHUNK_WAIT = Duration.ofMillis(1_400);
    private static final Duration FRESH_CURRENT = Duration.ofSeconds(30);
    private static final Duration USABLE_CURRENT = Duration.ofHours(1);
    private static final Duration FRESH_PAST = Duration.ofHours(24);
    private static final Duration USABLE_PAST = Duration.ofDays(14);
    private static final int MOST_CHUNKS = 24;
    static final Found NONE = new Found("none", new HistoryBook.Pages(List.of(), null));
    private final ReadThrough<Chunk> kept;
    private final ProviderChain providers;
    private final Clock clock;

    /**
     * What one provider has for one stretch of time.
     *
     * @param source the provider
     */
    public record Chunk(String source, List<Candle> candles) {}

    record Found(String source, HistoryBook.Pages pages) {}

    public FetchedHistory(ReadThrough<Chunk> kept, ProviderChain providers, Clock clock) {
        this.kept = kept;
        this.providers = providers;
        this.clock = clock;
    }

    boolean isContracted(AssetKind kind, Interval interval) {
        return providers.isContracted(kind, Capability.of(interval));
    }

    /** Empty where no provider is there to be asked. @throws Fault UNAVAILABLE, as the future's failure */
    Future<Optional<Found>> candles(Instrument instrument, Interval base, Instant from, Instant to, int most) {
        if (!providers.serves(instrument.kind(), Capability.of(base))) {
            return Future.succeededFuture(Optional.empty());
        }
        return new Reading(instrument, base, from, to, most)
                .from(chunkOf(base, from))
                .map(Optional::of);
    }

    private final class Reading {
        private final Instrument instrument;
        private final Interval base;
        private final Instant from;
        private final Instant to;
        private final int most;
        private final List<Candle> read = new ArrayList<>();
        private @Nullable String source;
        private int chunks;

        Reading(Instrument instrument, Interval base, Instant from, Instant to, int most) {
            this.instrument = instrument;
            this.base = base;
            this.from = from;
            this.to = to;
            this.most = most;
        }

        Future<Found> from(Instant begin) {
            if (!begin.isBefore(to) || begin.isAfter(clock.instant())) {
                return Future.succeededFuture(found(null));
            }
            if (chunks == MOST_CHUNKS || read.size() >= most) {
                return Future.succeededFuture(found(begin));
            }
            chunks++;
            String key = key(instrument, base, begin);
            return kept.get(List.of(key), LONGEST_CHUNK_WAIT, wanted -> fetch(instrument, base, begin))
                    .compose(there -> {
                        Cached<Chunk> chunk = there.get(key);
                        if (chunk == null) {
                            return Future.failedFuture(
                                    Fault.unavailable("no provider answers", Duration.ofSeconds(10)));
                        }
                        take(chunk.value());
                        return from(begin.plus(chunkLength(base)));
                    });
        }

        private void take(@Nullable Chunk chunk) {
            if (chunk == null) {
                return;
            }
            source = source == null || source.equals(chunk.source()) ? chunk.source() : source + "," + chunk.source();
            chunk.candles().stream()
                    .filter(candle -> !candle.t().isBefore(from) && candle.t().isBefore(to))
                    .forEach(read::add);
        }

        private Found found(@Nullable Instant next) {
            return new Found(source == null ? "none" : source, new HistoryBook.Pages(List.copyOf(read), next));
        }
    }

    private Future<Fetched<Chunk>> fetch(Instrument instrument, Interval base, Instant begin) {
        Instant end = begin.plus(chunkLength(base));
        Instant now = clock.instant();
        var request = new CandleRequest(instrument, base, begin, end.isBefore(now) ? end : now);
        boolean past = end.isBefore(now);
        Duration fresh = past ? FRESH_PAST : FRESH_CURRENT;
        Duration usable = past ? USABLE_PAST : USABLE_CURRENT;
        return providers
                .<Chunk>ask(
                        instrument.kind(),
                        request.capability(),
                        true,
                        (provider, time) ->
                                provider.candles(request, time).map(outcome -> named(provider.name(), outcome)))
                .compose(outcome -> {
                    if (outcome instanceof Outcome.Ok<Chunk> ok) {
                        return Future.succeededFuture(new Fetched<>(ok.value(), fresh, usable));
                    }
                    return outcome instanceof Outcome.NotFound
                            ? Future.succeededFuture(new Fetched<Chunk>(null, fresh, fresh))
                            : Future.failedFuture(Fault.unavailable("no provider answers", Duration.ofSeconds(10)));
                });
    }

    private static Outcome<Chunk> named(String source, Outcome<List<Candle>> outcome) {
        return outcome.map(candles -> new Chunk(source, candles));
    }

    private static Instant chunkOf(Interval base, Instant time) {
        long length = chunkLength(base).toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length) * length);
    }

    private static Duration chunkLength(Interval base) {
        return switch (base) {
            case M1 -> Duration.ofDays(1);
            case M5 -> Duration.ofDays(4);
            case M15, H1 -> Duration.ofDays(12);
            case D1, W1, MO1 -> Duration.ofDays(360);
        };
    }

    private static String key(Instrument instrument, Interval base, Instant begin) {
        return "history:" + instrument.symbol() + ":" + base.word() + ":" + begin.getEpochSecond();
    }
}
