package io.tradesense.trading.roundtrips.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What must change so that the trips that stand become the trips that were built.
 *
 * @param written trips that are new or came out differently
 * @param removed trips that are none any more
 */
public record TradeDifference(List<Written> written, List<UUID> removed) {

    /** A trip as it stands, as far as it matters here. */
    public record Standing(UUID id, RoundTrip.Status status, UUID digest) {}

    /** A trip that was built. */
    public record Built(RoundTrip trip, UUID digest) {

        public static Built of(RoundTrip trip) {
            return new Built(trip, TradeDigest.of(trip));
        }
    }

    public record Written(RoundTrip trip, UUID digest, Change change) {}

    /** What happened to a trip, as others are told. */
    public enum Change {
        OPENED,
        CHANGED,
        CLOSED
    }

    public static TradeDifference between(List<Standing> standing, List<Built> built) {
        Map<UUID, Standing> left = new HashMap<>();
        standing.forEach(trade -> left.put(trade.id(), trade));
        List<Written> written = new ArrayList<>();
        for (Built each : built) {
            var trip = each.trip();
            var digest = each.digest();
            Standing before = left.remove(trip.id());
            if (before == null) {
                written.add(new Written(trip, digest, isClosed(trip) ? Change.CLOSED : Change.OPENED));
            } else if (!before.digest().equals(digest)) {
                boolean closedNow = isClosed(trip) && before.status() == RoundTrip.Status.OPEN;
                written.add(new Written(trip, digest, closedNow ? Change.CLOSED : Change.CHANGED));
            }
        }
        return new TradeDifference(List.copyOf(written), List.copyOf(left.keySet()));
    }

    private static boolean isClosed(RoundTrip trip) {
        return trip.status() == RoundTrip.Status.CLOSED;
    }
}
