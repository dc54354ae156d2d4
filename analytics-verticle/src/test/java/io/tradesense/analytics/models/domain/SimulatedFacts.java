package io.tradesense.analytics.models.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Made-up trades, four a day, each held up to three hours. */
public final class SimulatedFacts {
    private static final Instant START = Instant.parse("2025-01-06T14:00:00Z");
    private static final List<String> SETUPS = List.of("breakout", "pullback", "fade");

    private SimulatedFacts() {}

    /** Won as often as lost, whatever was planned. */
    public static Facts noise(int seed, int count) {
        return trades(seed, count, 0);
    }

    /** Breakouts win 50 + {@code edge} in a hundred, fades 50 - {@code edge}, pullbacks half. */
    public static Facts learnable(int seed, int count, int edge) {
        return trades(seed, count, edge / 100.0);
    }

    private static Facts trades(int seed, int count, double edge) {
        var random = new Random(seed);
        List<Facts.Trade> trades = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant opened = START.plus(Duration.ofDays(i / 4)).plusSeconds(7_200L * (i % 4) + random.nextInt(3_600));
            String setup = SETUPS.get(random.nextInt(SETUPS.size()));
            double chance = 0.5 + (setup.equals("breakout") ? edge : setup.equals("fade") ? -edge : 0);
            double size = Math.exp(random.nextGaussian() * 0.4);
            double net = (random.nextDouble() < chance ? 1 : -1) * size * (50 + random.nextInt(100));
            trades.add(new Facts.Trade(
                    new UUID(random.nextLong(), random.nextLong()),
                    opened,
                    opened.plusSeconds(60 + random.nextInt(10_000)),
                    random.nextBoolean() ? "AAPL" : "MSFT",
                    setup,
                    random.nextBoolean() ? 1 : -1,
                    Math.ceil(100 * size),
                    random.nextInt(10) == 0 ? Double.NaN : 100 * size,
                    random.nextInt(5) == 0 ? Double.NaN : 0.01 + 0.02 * random.nextDouble(),
                    net));
        }
        return new Facts(trades);
    }
}
