package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;
import java.time.Instant;

/** The part of a filter that looks at figures, which a part of a trade has of its own. */
public record PartFilter(Trades.Filter filter) {

    public boolean takes(RoundTrip part) {
        return filter.status().map(status -> status == part.status()).orElse(true)
                && isInSpan(part)
                && isInRange(part.netPnl());
    }

    private boolean isInSpan(RoundTrip part) {
        if (filter.from().isEmpty() && filter.to().isEmpty()) return true;
        Instant time = filter.byClose() ? part.closedAt() : part.openedAt();
        return time != null
                && filter.from().map(from -> !time.isBefore(from)).orElse(true)
                && filter.to().map(time::isBefore).orElse(true);
    }

    private boolean isInRange(BigDecimal netPnl) {
        return filter.minPnl().map(least -> netPnl.compareTo(least) >= 0).orElse(true)
                && filter.maxPnl().map(most -> netPnl.compareTo(most) <= 0).orElse(true);
    }
}
