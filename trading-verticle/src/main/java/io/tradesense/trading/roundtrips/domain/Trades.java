package io.tradesense.trading.roundtrips.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The round trips of all users, to be read. A user reaches their own only. */
public interface Trades {

    /** Which trades; an empty part takes all. {@code from} is inclusive and {@code to} exclusive, on the opening. */
    record Filter(
            Optional<UUID> accountId,
            Optional<String> symbol,
            Optional<Direction> direction,
            Optional<RoundTrip.Status> status,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<BigDecimal> minPnl,
            Optional<BigDecimal> maxPnl) {}

    /** In which order. Open trades count as closed last. */
    enum Sort {
        OPENED_AT,
        CLOSED_AT,
        NET_PNL,
        SYMBOL
    }

    record Order(Sort sort, boolean descending) {}

    /** Where a page ended: the value it is sorted by, as text, and the id that settles ties. */
    record After(String value, UUID id) {}

    /** A round trip without its legs: {@link RoundTrip} says what the figures mean. */
    record Listed(
            UUID id,
            UUID accountId,
            Instrument instrument,
            Direction direction,
            RoundTrip.Status status,
            BigDecimal quantity,
            BigDecimal maxQuantity,
            BigDecimal openQuantity,
            BigDecimal entryPrice,
            @Nullable BigDecimal exitPrice,
            Instant openedAt,
            @Nullable Instant closedAt,
            BigDecimal grossPnl,
            BigDecimal fees,
            BigDecimal netPnl,
            @Nullable BigDecimal returnPct,
            int executionCount) {}

    /** @param next null on the last page */
    record Page(List<Listed> items, @Nullable After next) {}

    /** A trade with the executions, or parts of them, that it is made of. */
    record Detailed(Listed trade, List<Leg> legs) {}

    /** Fails with a MALFORMED {@link Fault} where {@code after} is not a place in a list of this order. */
    Future<Page> list(UUID userId, Filter filter, Order order, int limit, Optional<After> after);

    /** Fails with NOT_FOUND. */
    Future<Detailed> find(UUID userId, UUID tradeId);
}
