package io.tradesense.market.providers.http;

import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.Session;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.providers.domain.CandleRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Brings what providers of American shares mean by a time to what this service means by it. */
final class Sessions {
    private static final TradingCalendar NEW_YORK = Calendars.of(AssetKind.EQUITY);

    private Sessions() {}

    /** Where a day's candle begins: with its session, or with the date itself where the calendar knows of none. */
    static Instant begin(LocalDate date) {
        return NEW_YORK.session(date)
                .map(Session::open)
                .orElseGet(() -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    static LocalDate dateOf(Instant time) {
        return NEW_YORK.dateOf(time);
    }

    static Instant close(LocalDate date) {
        return NEW_YORK.session(date)
                .map(Session::close)
                .orElseGet(() -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Days begin with their session; trades before the open and after the close belong to no candle. */
    static List<Candle> regular(CandleRequest request, List<Candle> candles) {
        if (request.interval().isIntraday()) {
            return candles.stream()
                    .filter(candle -> NEW_YORK.sessionAt(candle.t()).isPresent())
                    .toList();
        }
        return candles.stream()
                .map(candle -> new Candle(
                        begin(dateOf(candle.t())),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume()))
                .toList();
    }

    /** Days that come stamped with midnight of UTC. */
    static List<Candle> daysOfUtc(List<Candle> candles) {
        return candles.stream()
                .map(candle -> new Candle(
                        begin(candle.t().atZone(ZoneOffset.UTC).toLocalDate()),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume()))
                .toList();
    }
}
