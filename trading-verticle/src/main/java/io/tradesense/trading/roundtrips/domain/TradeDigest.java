package io.tradesense.trading.roundtrips.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Everything a round trip says, in sixteen bytes: tells whether one that was built again is still the same. */
public final class TradeDigest {

    private TradeDigest() {}

    /** Equal for {@link RoundTrip#equals equal} trips: their figures are canonical, so their text is. */
    public static UUID of(RoundTrip trip) {
        return UUID.nameUUIDFromBytes(trip.toString().getBytes(StandardCharsets.UTF_8));
    }
}
