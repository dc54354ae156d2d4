package io.tradesense.analytics.patterns.domain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every habit that is looked for, each defined in one line: what is compared, which way, and how it costs. */
final class Habits {
    private static final int GAIN = 1;
    private static final int LOSS = -1;
    private static final int LEAST_DAYS = 10;

    static final List<Habit> ALL = List.of(
            larger(Kind.REVENGE_SIZE, history -> Readings.sizesAfter(history, 1, LOSS)),
            worseAfter(Kind.REVENGE_RESULT, history -> Readings.resultsAfter(history, 1, LOSS)),
            new GroupHabit(
                    Kind.REVENGE_PACE, Scale.RATIO_LESS, -1, Habit.LEAST, Deals.RUN, Readings::pace, Costs.haste()),
            worseAfter(Kind.TILT, history -> Readings.resultsAfter(history, 2, LOSS)),
            larger(Kind.EUPHORIA_SIZE, history -> Readings.sizesAfter(history, 2, GAIN)),
            worseAfter(Kind.EUPHORIA_RESULT, history -> Readings.resultsAfter(history, 2, GAIN)),
            worse(Kind.OVERTRADING, Readings::lateTurns),
            new Disposition(),
            new GroupHabit(
                    Kind.HOLDING_LOSERS,
                    Scale.RATIO,
                    1,
                    Habit.LEAST,
                    Deals.RUN,
                    Readings::holding,
                    (history, rows, groups) -> Costs.longLosers(history)),
            new GroupHabit(Kind.SIZE_CREEP, Scale.RATIO, 1, LEAST_DAYS, Deals.ALL, Readings::growth, Costs.extraSize()),
            worse(Kind.TIME_OF_DAY, Readings::hours),
            new GroupHabit(
                    Kind.DAY_OF_WEEK,
                    Scale.MONEY_A_DAY,
                    -1,
                    LEAST_DAYS,
                    Deals.RUN,
                    Readings::weekdays,
                    Costs.shortfall()),
            new Chasing(worse(Kind.CHASING, Readings::chases)),
            new BrokenStops(),
            worse(Kind.BROKEN_RULES, Readings::mistakes),
            worse(Kind.NO_STOP, Readings::withoutStop));

    private Habits() {}

    private static Habit worse(Kind kind, Function<History, Contrast> reading) {
        return new GroupHabit(kind, Scale.MONEY_A_TRADE, -1, Habit.LEAST, Deals.RUN, reading, Costs.shortfall());
    }

    private static Habit worseAfter(Kind kind, Function<History, Contrast> reading) {
        return new GroupHabit(kind, Scale.MONEY_A_TRADE, -1, Habit.LEAST, Deals.LONG_RUN, reading, Costs.shortfall());
    }

    private static Habit larger(Kind kind, Function<History, Contrast> reading) {
        return new GroupHabit(kind, Scale.RATIO, 1, Habit.LEAST, Deals.RUN, reading, Costs.extraSize());
    }

    static Habit of(Kind kind) {
        return ALL.stream().filter(habit -> habit.kind() == kind).findFirst().orElseThrow();
    }

    /** What the price had done before is known only where there are candles. */
    private record Chasing(Habit test) implements Habit {

        @Override
        public Kind kind() {
            return test.kind();
        }

        @Override
        public Measured measure(History history, @Nullable Integer cell) {
            for (int row = 0; row < history.size(); row++) {
                if (!Double.isNaN(history.trade(row).chase())) return test.measure(history, cell);
            }
            return new Measured.Unknown("the prices before these trades are not known just now");
        }

        @Override
        public Chance chance(History history) {
            return test.chance(history);
        }
    }
}
