package io.tradesense.analytics.patterns.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A day trader made up: three to nine trades a weekday, some of them held side by side, results with heavy tails and
 * stops that hold within their slippage. Without a habit nothing depends on anything; a habit of a kind makes one thing
 * depend on another, as stated at its place. One unit of result is 100 in money, its deviation about 1.1.
 */
public final class SimulatedTrader {
    private static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final String[] SYMBOLS = {"AAPL", "MSFT", "NVDA"};
    private static final double MONEY = 100;
    private final Random random;
    private final Set<Kind> habits;
    private final int count;
    private final List<PastTrade> trades = new ArrayList<>();

    private SimulatedTrader(long seed, int count, Set<Kind> habits) {
        this.random = new Random(seed);
        this.count = count;
        this.habits = habits;
    }

    static History with(Kind habit, long seed, int count) {
        return new SimulatedTrader(seed, count, EnumSet.of(habit)).history();
    }

    static History withoutHabits(long seed, int count) {
        return new SimulatedTrader(seed, count, EnumSet.noneOf(Kind.class)).history();
    }

    public static List<PastTrade> trades(Set<Kind> habits, long seed, int count) {
        var trader = new SimulatedTrader(seed, count, habits);
        var unused = trader.history();
        return trader.trades.subList(0, count);
    }

    private History history() {
        for (LocalDate day = START; trades.size() < count; day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) trade(day);
        }
        return History.of(trades.subList(0, count), ZoneOffset.UTC);
    }

    private void trade(LocalDate day) {
        int today = 3 + random.nextInt(7);
        long second = LocalTime.of(14, 30).toSecondOfDay() + random.nextInt(1_800);
        for (int turn = 1; turn <= today; turn++) {
            PastTrade trade = trade(day, second, turn);
            trades.add(trade);
            boolean hurried = has(Kind.REVENGE_PACE) && trade.net() < 0;
            long gap = (long) (600 * Math.exp(random.nextGaussian() * 0.8) * (hurried ? 0.6 : 1));
            // What is held side by side is opened before the other is closed.
            boolean beside = has(Kind.DISPOSITION) || has(Kind.HOLDING_LOSERS) || random.nextInt(4) == 0;
            second = beside
                    ? second + gap
                    : trade.closedAt().getEpochSecond() - day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) + gap;
        }
    }

    /** How many of the trades closed today before this moment, from the last one back, ended with this sign. */
    private int streak(Instant moment, int turn, int sign) {
        List<PastTrade> closed = trades.subList(trades.size() - turn + 1, trades.size()).stream()
                .filter(trade -> !trade.closedAt().isAfter(moment))
                .sorted(Comparator.comparing(PastTrade::closedAt).reversed())
                .toList();
        int streak = 0;
        while (streak < closed.size() && Math.signum(closed.get(streak).net()) == sign) streak++;
        return streak;
    }

    private PastTrade trade(LocalDate day, long second, int turn) {
        var opened = day.atStartOfDay().plusSeconds(second).toInstant(ZoneOffset.UTC);
        int losses = streak(opened, turn, -1);
        int gains = streak(opened, turn, 1);
        double size = Math.exp(random.nextGaussian() * 0.3);
        if (has(Kind.REVENGE_SIZE) && losses > 0) size *= 1.25;
        if (has(Kind.EUPHORIA_SIZE) && gains > 1) size *= 1.35;
        if (has(Kind.SIZE_CREEP)) size *= 1 + 0.5 * trades.size() / count;
        boolean mistaken = random.nextInt(8) == 0;
        boolean stopless = random.nextInt(8) == 0;
        double chase = random.nextGaussian();
        double result = heavyTailed();
        if (has(Kind.REVENGE_RESULT) && losses > 0) result -= 0.5;
        if (has(Kind.TILT) && losses > 1) result -= 0.6;
        if (has(Kind.EUPHORIA_RESULT) && gains > 1) result -= 0.8;
        if (has(Kind.OVERTRADING) && turn > 5) result -= 0.55;
        if (has(Kind.TIME_OF_DAY) && second / 3_600 == 16) result -= 0.7;
        if (has(Kind.DAY_OF_WEEK) && day.getDayOfWeek() == DayOfWeek.FRIDAY) result -= 0.7;
        if (has(Kind.CHASING) && chase >= 1) result -= 0.6;
        if (has(Kind.BROKEN_RULES) && mistaken) result -= 0.7;
        if (has(Kind.NO_STOP) && stopless) result -= 0.8;
        // The stop is at 1.5; it slips by up to a tenth.
        boolean broken = has(Kind.BROKEN_STOPS) && random.nextInt(6) == 0;
        if (result < -1.5 && !broken) result = -1.5 - random.nextDouble() * 0.1;
        if (result < 0 && broken) result = Math.min(result, -1.8 - random.nextDouble());
        boolean slow = (has(Kind.DISPOSITION) || has(Kind.HOLDING_LOSERS)) && result < 0;
        long hold = (long) (1_200 * Math.exp(random.nextGaussian() * 0.7) * (slow ? 2 : 1));
        return new PastTrade(
                new UUID(random.nextLong(), random.nextLong()),
                opened,
                opened.plusSeconds(hold),
                SYMBOLS[random.nextInt(SYMBOLS.length)],
                result * size * MONEY,
                size * 100,
                stopless ? Double.NaN : 1.5 * size * MONEY,
                mistaken,
                chase);
    }

    private boolean has(Kind habit) {
        return habits.contains(habit);
    }

    /** Student's t of 5, about symmetric around nothing. */
    private double heavyTailed() {
        double squares = 0;
        for (int i = 0; i < 5; i++) {
            double part = random.nextGaussian();
            squares += part * part;
        }
        return random.nextGaussian() / Math.sqrt(squares / 5);
    }
}
