package io.tradesense.allinone.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A retail trader with a small edge and two bad habits: larger size after a loss, and careless Friday afternoons. The
 * same seed trades the same year.
 */
final class InventedTrader {

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 2);
    private static final int SESSIONS_A_YEAR = 249;
    private static final LocalTime OPENS = LocalTime.of(9, 31);
    private static final LocalTime LAST_ENTRY = LocalTime.of(15, 20);
    private static final LocalTime LAST_EXIT = LocalTime.of(15, 59);
    private static final LocalTime EXPIRES = LocalTime.of(16, 20);
    private static final LocalTime AFTERNOON = LocalTime.of(13, 0);

    private final Random random;
    private final Market market;
    private final List<Listing> listings = Listing.all();
    private final Map<Listing, LocalDateTime> freeFrom = new HashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private long order = 700_000_000L;
    private boolean lastLost;

    private InventedTrader(long seed) {
        random = new Random(seed);
        market = new Market(random);
    }

    /** The year's fills in the order of time; more than a year's where so many do not fit into one. */
    static List<Fill> fills(long seed, int count) {
        var trader = new InventedTrader(seed);
        trader.trade(count);
        return trader.fills.stream()
                .sorted(Comparator.comparing(Fill::at).thenComparingLong(Fill::order))
                .limit(count)
                .toList();
    }

    private void trade(int count) {
        var day = FIRST_DAY;
        for (var session = 1; fills.size() < count; session++) {
            var due = (long) count * session / SESSIONS_A_YEAR + 1;
            var refusals = 0;
            while (fills.size() < due && refusals < listings.size()) {
                refusals = trip(day) ? 0 : refusals + 1;
            }
            day = TradingCalendar.nextFullSession(day);
        }
    }

    /** One round trip begun on the day; false when the listing drawn is still held. */
    private boolean trip(LocalDate day) {
        var listing = listings.get(random.nextInt(listings.size()));
        var wanted = day.atTime(OPENS).plusSeconds(random.nextInt((int) seconds(OPENS, LAST_ENTRY)));
        var free = freeFrom.getOrDefault(listing, wanted);
        var entry = free.isAfter(wanted) ? free : wanted;
        if (entry.isAfter(day.atTime(LAST_ENTRY))) {
            return false;
        }
        var contract = listing.contractOn(day);
        var swing = listing.heldOvernight() && random.nextInt(6) == 0;
        var end = contract.expiry() != null && listing.heldOvernight() && random.nextInt(12) == 0
                ? expire(contract, entry)
                : swing ? roundTrip(contract, entry, laterDay(day)) : roundTrip(contract, entry, entry);
        freeFrom.put(listing, end.plusMinutes(2));
        return true;
    }

    private LocalDateTime roundTrip(Contract contract, LocalDateTime entry, LocalDateTime exitNotBefore) {
        var direction = shortSale(contract.listing()) ? -1 : 1;
        var position = new Position(contract);
        var at = entry;
        for (var leg = random.nextInt(3); leg >= 0; leg--) {
            at = order(position, direction * size(contract.listing()), at, 0, Fill.Effect.OPEN);
        }
        at = at.isAfter(exitNotBefore) ? at : exitNotBefore;
        at = before(position, pause(at, 2 + random.nextInt(50)), entry);
        at = order(position, -position.quantity, at, drift(position, entry), Fill.Effect.CLOSE);
        lastLost = position.spent.signum() > 0;
        return at;
    }

    /** Now and then the trader turns the position around or takes half of it off, before closing it. */
    private LocalDateTime before(Position position, LocalDateTime at, LocalDateTime entry) {
        var drift = drift(position, entry);
        if (position.contract.listing().kind() != Listing.Kind.OPT && random.nextInt(40) == 0) {
            return pause(
                    order(position, -2 * position.quantity, at, drift, Fill.Effect.REVERSE), 3 + random.nextInt(20));
        }
        if (Math.abs(position.quantity) > 1 && random.nextInt(3) == 0) {
            return pause(order(position, -position.quantity / 2, at, drift, Fill.Effect.CLOSE), 3 + random.nextInt(20));
        }
        return at;
    }

    private double drift(Position position, LocalDateTime entry) {
        return edge(position.contract.listing(), entry) * Integer.signum(position.quantity);
    }

    /** A long option that nobody wanted at the end. */
    private LocalDateTime expire(Contract contract, LocalDateTime entry) {
        var position = new Position(contract);
        var bought = order(position, size(contract.listing()), entry, 0, Fill.Effect.OPEN);
        var at = Objects.requireNonNull(contract.expiry()).atTime(EXPIRES);
        if (!at.isAfter(bought)) {
            throw new IllegalStateException(contract.symbol() + " expires before it is bought");
        }
        order++;
        fills.add(new Fill(contract, at, -position.quantity, BigDecimal.ZERO, Fill.Effect.CLOSE, order, true));
        lastLost = true;
        return at;
    }

    /** One order, filled in one to three parts some seconds apart. */
    private LocalDateTime order(
            Position position, int quantity, LocalDateTime from, double driftTicks, Fill.Effect effect) {
        order++;
        var left = quantity;
        var at = from;
        var price = market.priceAt(position.contract.listing(), from, driftTicks);
        for (var part = random.nextInt(3); left != 0; part--) {
            var filled = part <= 0 || Math.abs(left) < 2 ? left : left / 2;
            // A reversal's first part must close all of the old position, for one mark covers the whole fill.
            filled = effect == Fill.Effect.REVERSE ? left : filled;
            var fill = new Fill(position.contract, at, filled, price, effect, order, false);
            fills.add(fill);
            position.add(fill);
            left -= filled;
            at = at.plusSeconds(1 + random.nextInt(4));
        }
        return at.plusSeconds(20);
    }

    private static final class Position {
        private final Contract contract;
        private int quantity;
        private BigDecimal spent = BigDecimal.ZERO;

        Position(Contract contract) {
            this.contract = contract;
        }

        void add(Fill fill) {
            quantity += fill.quantity();
            spent = spent.add(fill.money()).subtract(fill.commission());
        }
    }

    private int size(Listing listing) {
        var size = listing.lot() * (1 + random.nextInt(2));
        return lastLost ? size * 2 : size;
    }

    private boolean shortSale(Listing listing) {
        return switch (listing.kind()) {
            case STK -> random.nextInt(4) == 0;
            case OPT -> false;
            case FUT -> random.nextBoolean();
        };
    }

    /** Ticks won on the way in the position's direction; lost on a Friday afternoon. */
    private double edge(Listing listing, LocalDateTime entry) {
        var careless =
                entry.getDayOfWeek() == DayOfWeek.FRIDAY && !entry.toLocalTime().isBefore(AFTERNOON);
        return listing.volatilityTicks() * (careless ? -2.5 : 0.6);
    }

    private LocalDateTime laterDay(LocalDate day) {
        var later = day;
        for (var sessions = 1 + random.nextInt(4); sessions > 0; sessions--) {
            later = TradingCalendar.nextFullSession(later);
        }
        return later.atTime(OPENS).plusMinutes(random.nextInt(200));
    }

    private static LocalDateTime pause(LocalDateTime at, int minutes) {
        var later = at.plusMinutes(minutes);
        var last = at.toLocalDate().atTime(LAST_EXIT);
        return later.isAfter(last) ? last : later;
    }

    private static long seconds(LocalTime from, LocalTime to) {
        return Duration.between(from, to).toSeconds();
    }
}
