package io.tradesense.benchmarks.matching;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The fills of an active trader, the same in every run: prices in cents on a random walk, positions of a few hundred
 * scaled in and out, every so often turned around, a trip of about eight fills.
 */
final class FillStream {

    private static final Instant OPENING = Instant.parse("2024-01-02T14:30:00Z");
    private static final UUID ACCOUNT = new UUID(1, 1);

    private final Random random;
    private final Instrument instrument;
    private long position;
    private long cents = 10_000;

    private FillStream(int seed) {
        random = new Random(seed);
        instrument = new Instrument("SYM" + seed, AssetClass.STOCK, "USD", BigDecimal.ONE);
    }

    static List<Execution> of(int instrument, int fills) {
        var stream = new FillStream(instrument);
        var executions = new ArrayList<Execution>(fills);
        for (int fill = 0; fill < fills; fill++) executions.add(stream.next(fill));
        return List.copyOf(executions);
    }

    private Execution next(int number) {
        long change = nextChange();
        position += change;
        cents = Math.max(100, cents + random.nextInt(21) - 10);
        return new Execution(
                new UUID(random.nextLong(), random.nextLong()),
                ACCOUNT,
                instrument,
                change > 0 ? Side.BUY : Side.SELL,
                BigDecimal.valueOf(Math.abs(change)),
                BigDecimal.valueOf(cents, 2),
                BigDecimal.valueOf(random.nextInt(50), 2),
                BigDecimal.ONE,
                OPENING.plusSeconds(number * 15L),
                String.valueOf(number),
                "fill " + number);
    }

    /** Mostly a hundred or two either way; one in eight closes the position, one in thirty-two turns it around. */
    private long nextChange() {
        int dice = random.nextInt(32);
        if (position != 0 && dice == 0) return -2 * position;
        if (position != 0 && dice <= 4) return -position;
        long size = 100L * (1 + random.nextInt(2));
        return random.nextBoolean() ? size : -size;
    }
}
