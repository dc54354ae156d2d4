package io.tradesense.trading.roundtrips.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a round trip says, in sixteen bytes: tells whether one that was built again is still the same. It is written
 * down part by part rather than by {@link Record#toString}, which takes a format apart for each record: an import asks for
 * tens of thousands.
 */
public final class TradeDigest {
    private final StringBuilder text;

    private TradeDigest(int legs) {
        text = new StringBuilder(256 + 128 * legs);
    }

    /** Equal for {@link RoundTrip#equals equal} trips: their figures are canonical, so their text is. */
    public static UUID of(RoundTrip trip) {
        var digest = new TradeDigest(trip.legs().size());
        digest.addTrip(trip);
        trip.legs().forEach(digest::addLeg);
        return UUID.nameUUIDFromBytes(digest.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void addTrip(RoundTrip trip) {
        var instrument = trip.instrument();
        var sums = trip.sums();
        add(trip.openingExecution(), trip.accountId(), trip.direction(), trip.openedAt(), trip.closedAt(), trip.fees());
        add(instrument.symbol(), instrument.assetClass(), instrument.currency(), instrument.multiplier());
        add(sums.entered(), sums.peak(), sums.held(), sums.entryValue(), sums.exitValue(), sums.heldValue());
    }

    private void addLeg(Leg leg) {
        add(leg.executionId(), leg.role(), leg.quantity(), leg.price(), leg.costs(), leg.executedAt());
        add(leg.split().shares(), leg.split().forShares());
    }

    /** No part holds what ends each, so no two trips are written down alike. */
    private void add(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part instanceof UUID id) {
                text.append(id.getMostSignificantBits()).append(' ').append(id.getLeastSignificantBits());
            } else if (part instanceof Instant time) {
                text.append(time.getEpochSecond()).append(' ').append(time.getNano());
            } else if (part != null) {
                text.append(part);
            }
            text.append('\0');
        }
    }
}
