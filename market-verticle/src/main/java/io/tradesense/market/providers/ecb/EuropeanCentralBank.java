package io.tradesense.market.providers.ecb;

import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Limits;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.providers.domain.Provider;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reference rate a working day, published about 16:00 in Frankfurt. Where the bank's site cannot be reached, what is
 * carried on the class path is answered with its true date, and is stale for what is asked today.
 */
public final class EuropeanCentralBank implements Provider {
    public static final String RECENT = "/stats/eurofxref/eurofxref-hist-90d.xml";
    private static final Logger log = LoggerFactory.getLogger(EuropeanCentralBank.class);
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final LocalTime PUBLISHED = LocalTime.of(16, 0);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private final Vertx vertx;
    private final Supplier<Future<Buffer>> recent;
    private final Clock clock;
    private @Nullable Future<EuroRates> rates;
    private Instant nextLook = Instant.MIN;

    /** @param recent fetches the document at {@link #RECENT} */
    public EuropeanCentralBank(Vertx vertx, Supplier<Future<Buffer>> recent, Clock clock) {
        this.vertx = vertx;
        this.recent = recent;
        this.clock = clock;
    }

    /** Reads the years on the class path. Before that is done, answers take longer than anybody waits. */
    public Future<Void> load() {
        return years().mapEmpty();
    }

    @Override
    public String name() {
        return "ecb";
    }

    @Override
    public AssetKind kind() {
        return AssetKind.FX;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.QUOTES, Capability.DAILY);
    }

    @Override
    public Limits limits() {
        return new Limits(0, 0, 1);
    }

    @Override
    public boolean keyed() {
        return false;
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        return rates().map(known -> quote(instrument, known));
    }

    private Outcome<Quote> quote(Instrument pair, EuroRates known) {
        NavigableMap<LocalDate, BigDecimal> last = known.of(pair, known.last().minusDays(10), known.last());
        if (last.isEmpty()) {
            return new Outcome.NotFound<>();
        }
        LocalDate date = last.lastKey();
        Map.Entry<LocalDate, BigDecimal> before = last.lowerEntry(date);
        return new Outcome.Ok<>(new Quote(
                pair.symbol(),
                last.lastEntry().getValue(),
                null,
                null,
                null,
                null,
                null,
                before == null ? null : before.getValue(),
                null,
                pair.currency(),
                date.atTime(PUBLISHED).atZone(FRANKFURT).toInstant(),
                name(),
                false));
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        return rates().map(known -> {
            List<Candle> candles = new ArrayList<>();
            known.of(
                            request.instrument(),
                            request.from().atZone(ZoneOffset.UTC).toLocalDate(),
                            request.to().atZone(ZoneOffset.UTC).toLocalDate())
                    .forEach((date, rate) -> {
                        Instant begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
                        if (!begin.isBefore(request.from()) && begin.isBefore(request.to())) {
                            candles.add(new Candle(begin, rate, rate, rate, rate, null));
                        }
                    });
            return candles.isEmpty() ? new Outcome.NotFound<>() : new Outcome.Ok<>(candles);
        });
    }

    /** Reads the years once, and looks for the newest days once an hour, beside whoever asks. */
    private Future<EuroRates> rates() {
        Instant now = clock.instant();
        Future<EuroRates> years = years();
        if (now.isBefore(nextLook)) {
            return years;
        }
        nextLook = now.plus(RETRY);
        return recent.get()
                .compose(body -> vertx.executeBlocking(() -> read(body), false))
                .compose(newest -> years.map(all -> all.with(newest)))
                .onSuccess(all -> {
                    rates = Future.succeededFuture(all);
                    nextLook = clock.instant().plus(FRESH);
                })
                .onFailure(failure -> log.info("the bank's newest rates are not to be had: {}", failure.toString()))
                .recover(failure -> years);
    }

    private Future<EuroRates> years() {
        Future<EuroRates> known = rates;
        if (known == null) {
            known = vertx.executeBlocking(EuroRates::carried, false);
            rates = known;
            // What could not be read is read again at the next question.
            known.onFailure(failure -> rates = null);
        }
        return known;
    }

    private static EuroRates read(Buffer body) throws XMLStreamException {
        EuroRates read = EuroRates.read(new ByteArrayInputStream(body.getBytes()));
        if (read.isEmpty()) {
            throw new XMLStreamException("no rates in it");
        }
        return read;
    }
}
