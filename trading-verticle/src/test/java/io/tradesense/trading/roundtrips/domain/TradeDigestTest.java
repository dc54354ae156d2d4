package io.tradesense.trading.roundtrips.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Split;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TradeDigestTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T14:30:00.000001Z");
    private static final Instant CLOSED = Instant.parse("2026-03-02T15:00:00Z");

    private static final UUID OPENING = new UUID(1, 2);
    private static final UUID ACCOUNT = new UUID(0, 9);

    @Test
    void equal_trips_have_one_digest_however_their_figures_were_written() {
        assertThat(TradeDigest.of(
                        trip(instrument("AAPL", "1.0"), OPENED, CLOSED, "1.50", sums("10.0", "0"), leg("5.00"))))
                .isEqualTo(TradeDigest.of(
                        trip(instrument("AAPL", "1"), OPENED, CLOSED, "1.5", sums("10", "0.0"), leg("5"))));
    }

    @Test
    void nothing_a_trip_says_can_differ_without_its_digest() {
        var instrument = instrument("AAPL", "1");
        var sums = sums("10", "0");
        var one = leg("5");
        List<RoundTrip> trips = new ArrayList<>(List.of(
                trip(instrument, OPENED, CLOSED, "1", sums, one),
                trip(instrument("AAPLE", "1"), OPENED, CLOSED, "1", sums, one),
                trip(instrument("AAPL", "100"), OPENED, CLOSED, "1", sums, one),
                trip(new Instrument("AAPL", AssetClass.FOREX, "USD", BigDecimal.ONE), OPENED, CLOSED, "1", sums, one),
                trip(new Instrument("AAPL", AssetClass.STOCK, "EUR", BigDecimal.ONE), OPENED, CLOSED, "1", sums, one),
                trip(instrument, OPENED.plusNanos(1_000), CLOSED, "1", sums, one),
                trip(instrument, OPENED, CLOSED.plusSeconds(1), "1", sums, one),
                trip(instrument, OPENED, null, "1", sums, one),
                trip(instrument, OPENED, CLOSED, "-1", sums, one),
                trip(instrument, OPENED, CLOSED, "1", sums("11", "0"), one),
                trip(instrument, OPENED, CLOSED, "1", sums("10", "1"), one),
                trip(instrument, OPENED, CLOSED, "1", sums, one, one)));
        trips.add(opened(new UUID(1, 3), ACCOUNT, Direction.LONG));
        trips.add(opened(OPENING, new UUID(0, 8), Direction.LONG));
        trips.add(opened(OPENING, ACCOUNT, Direction.SHORT));
        for (var figure = 0; figure < 4; figure++) {
            trips.add(trip(instrument, OPENED, CLOSED, "1", sumsBut(figure), one));
        }
        for (Leg other : List.of(
                leg("6"),
                new Leg(new UUID(0, 2), one.role(), one.quantity(), one.price(), one.costs(), one.executedAt()),
                new Leg(one.executionId(), Leg.Role.EXIT, one.quantity(), one.price(), one.costs(), one.executedAt()),
                new Leg(one.executionId(), one.role(), BigDecimal.TEN, one.price(), one.costs(), one.executedAt()),
                new Leg(one.executionId(), one.role(), one.quantity(), one.price(), BigDecimal.ONE, one.executedAt()),
                new Leg(one.executionId(), one.role(), one.quantity(), one.price(), one.costs(), CLOSED),
                splitLeg(one, 2, 1),
                splitLeg(one, 1, 2))) {
            trips.add(trip(instrument, OPENED, CLOSED, "1", sums, other));
        }

        assertThat(trips).doesNotHaveDuplicates();
        assertThat(trips.stream().map(TradeDigest::of)).doesNotHaveDuplicates();
    }

    private static RoundTrip opened(UUID by, UUID account, Direction direction) {
        var instrument = instrument("AAPL", "1");
        var legs = List.of(leg("5"));
        return new RoundTrip(by, account, instrument, direction, sums("10", "0"), OPENED, CLOSED, BigDecimal.ONE, legs);
    }

    private static Instrument instrument(String symbol, String multiplier) {
        return new Instrument(symbol, AssetClass.STOCK, "USD", new BigDecimal(multiplier));
    }

    private static TripSums sums(String entered, String held) {
        var ten = BigDecimal.TEN;
        return new TripSums(new BigDecimal(entered), ten, new BigDecimal(held), ten, ten, BigDecimal.ZERO);
    }

    private static TripSums sumsBut(int figure) {
        var figures = new BigDecimal[] {BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ZERO};
        figures[figure] = new BigDecimal("0.5");
        return new TripSums(BigDecimal.TEN, figures[0], BigDecimal.ZERO, figures[1], figures[2], figures[3]);
    }

    private static Leg leg(String price) {
        return new Leg(new UUID(0, 1), Leg.Role.ENTRY, BigDecimal.ONE, new BigDecimal(price), BigDecimal.ZERO, OPENED);
    }

    private static Leg splitLeg(Leg leg, long shares, long forShares) {
        return new Leg(
                leg.executionId(),
                leg.role(),
                leg.quantity(),
                leg.price(),
                leg.costs(),
                leg.executedAt(),
                Split.of(shares, forShares));
    }

    private static RoundTrip trip(
            Instrument instrument, Instant opened, @Nullable Instant closed, String fees, TripSums sums, Leg... legs) {
        return new RoundTrip(
                OPENING,
                ACCOUNT,
                instrument,
                Direction.LONG,
                sums,
                opened,
                closed,
                new BigDecimal(fees),
                Arrays.asList(legs));
    }
}
