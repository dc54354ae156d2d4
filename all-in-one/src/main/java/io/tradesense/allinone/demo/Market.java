package io.tradesense.allinone.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A random walk for each listing. Prices are whole ticks; time goes only forward for each. */
final class Market {

    private static final int MINUTES_OF_A_NIGHT = 60;

    private final Random random;
    private final Map<Listing, Quote> quotes = new HashMap<>();

    Market(Random random) {
        this.random = random;
    }

    private record Quote(long ticks, LocalDateTime at) {}

    /**
     * Moves the walk on to a time and gives the price there.
     *
     * @param driftTicks added to the walk: what the trader's skill is worth over the way
     */
    BigDecimal priceAt(Listing listing, LocalDateTime at, double driftTicks) {
        var last = quotes.getOrDefault(listing, new Quote(listing.openingTicks(), at));
        var step = random.nextGaussian() * listing.volatilityTicks() * Math.sqrt((double) minutes(last.at(), at))
                + driftTicks;
        var ticks = bounded(listing, last.ticks() + Math.round(step));
        quotes.put(listing, new Quote(ticks, at));
        return price(listing, ticks);
    }

    static BigDecimal price(Listing listing, long ticks) {
        return listing.tick().multiply(BigDecimal.valueOf(ticks));
    }

    private static long minutes(LocalDateTime from, LocalDateTime to) {
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return Duration.between(from, to).toMinutes();
        }
        var nights = Math.min(5, Duration.between(from, to).toDays() + 1);
        return nights * MINUTES_OF_A_NIGHT;
    }

    /** Thrown back from the edges, so that a long walk keeps a level that one could see on a screen. */
    private static long bounded(Listing listing, long ticks) {
        var low = listing.openingTicks() * 6 / 10;
        var high = listing.openingTicks() * 15 / 10;
        if (ticks < low) {
            return Math.min(high, 2 * low - ticks);
        }
        return ticks > high ? Math.max(low, 2 * high - ticks) : ticks;
    }
}
