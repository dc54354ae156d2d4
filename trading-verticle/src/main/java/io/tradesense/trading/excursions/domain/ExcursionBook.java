package io.tradesense.trading.excursions.domain;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The excursions of all trades, as far as they have been worked out. */
public interface ExcursionBook {

    /** Where a trade's excursions stand. */
    enum Status {
        /** Not looked at since the trade last changed. */
        PENDING,
        KNOWN,
        /** The market has no candles of the time. */
        NO_PRICES,
        /** The market has made-up ones only, which say nothing about a real trade. */
        SIMULATED_ONLY
    }

    /** A trade that is due, as it is now; {@code digest} is of its figures. */
    record Due(UUID userId, UUID tradeId, UUID digest, boolean open, Excursions.Held held) {}

    /**
     * What was found.
     *
     * @param excursions null unless the status is KNOWN
     * @param again when it is due again though the trade has not changed; null for never
     */
    record Found(
            Status status,
            @Nullable Excursions excursions,
            String source,
            Candles.Resolution resolution,
            Instant computedAt,
            @Nullable Instant again) {}

    /** @param riskAmount null where the trade has none */
    record Shown(
            UUID tradeId, @Nullable Found found, @Nullable BigDecimal riskAmount) {}

    /** Trades that are due: those that have changed, newest first, then those that are looked at again. */
    Future<List<Due>> due(Instant now, int most);

    /** Keeps what was found of each, unless the trade has changed or gone meanwhile. */
    Future<Void> keep(Map<Due, Found> found);

    /** Fails with NOT_FOUND. */
    Future<Shown> of(UUID userId, UUID tradeId);

    /** Makes a trade due that had no real prices when it was last looked at. */
    Future<Void> lookAgain(UUID tradeId, Instant now);
}
