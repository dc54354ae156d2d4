package io.tradesense.market.simulation.domain;

import io.tradesense.market.instruments.domain.Instrument;
import java.util.Map;

/**
 * How a symbol behaves in the long run.
 *
 * @param base the price it hovers about
 * @param deviation of a day's logarithmic return in quiet times
 * @param scale decimals of a price
 * @param dayVolume units in a usual day
 */
record Nature(double base, double deviation, int scale, long dayVolume) {
    private static final int BASE = 1;
    private static final int DEVIATION = 2;
    private static final int VOLUME = 3;
    private static final Map<String, Double> COINS =
            Map.of("BTC", 60_000.0, "ETH", 2_800.0, "SOL", 140.0, "BNB", 550.0, "XRP", 0.6, "DOGE", 0.15);
    /** Units of each for one dollar, about. */
    private static final Map<String, Double> PER_DOLLAR = Map.ofEntries(
            Map.entry("JPY", 148.0),
            Map.entry("KRW", 1_330.0),
            Map.entry("IDR", 15_600.0),
            Map.entry("HUF", 355.0),
            Map.entry("INR", 83.0),
            Map.entry("EUR", 0.92),
            Map.entry("GBP", 0.79),
            Map.entry("CHF", 0.88),
            Map.entry("AUD", 1.52),
            Map.entry("CAD", 1.36));

    static Nature of(Instrument instrument, Noise noise) {
        double wide = noise.uniform(BASE, 0);
        return switch (instrument.kind()) {
            case EQUITY -> {
                double base = StrictMath.exp(StrictMath.log(15) + wide * StrictMath.log(30));
                yield new Nature(base, 0.010 + 0.012 * noise.uniform(DEVIATION, 0), 2, volume(noise, 300_000));
            }
            case FX -> {
                double base = PER_DOLLAR.getOrDefault(instrument.currency(), 5.0)
                        / PER_DOLLAR.getOrDefault(
                                instrument.base(), instrument.base().equals("USD") ? 1.0 : 5.0);
                yield new Nature(base, 0.004 + 0.003 * noise.uniform(DEVIATION, 0), base < 20 ? 5 : 3, 0);
            }
            case CRYPTO -> {
                double base = COINS.getOrDefault(instrument.base(), StrictMath.exp(wide * StrictMath.log(100)));
                yield new Nature(
                        base, 0.025 + 0.015 * noise.uniform(DEVIATION, 0), coinScale(base), volume(noise, 5_000));
            }
        };
    }

    private static long volume(Noise noise, double least) {
        return (long) (least * StrictMath.exp(noise.uniform(VOLUME, 0) * StrictMath.log(100)));
    }

    private static int coinScale(double base) {
        return base >= 1_000 ? 2 : base >= 10 ? 3 : 6;
    }
}
