package io.tradesense.market.history.domain;

import io.tradesense.market.instruments.domain.Instrument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candles as they are answered.
 *
 * @param source who the candles are from; {@code none} where there are none
 * @param adjusted for splits and dividends
 * @param partial whether the last candle's time is not over
 * @param flags of the raw candles, before they were resampled or adjusted
 * @param next where the rest begins; null where this is all
 */
public record Series(
        Instrument instrument,
        Interval interval,
        String source,
        boolean simulated,
        boolean adjusted,
        boolean partial,
        List<Candle> candles,
        List<QualityFlag> flags,
        @Nullable Instant next) {}
