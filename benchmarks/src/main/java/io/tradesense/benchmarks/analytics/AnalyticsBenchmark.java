package io.tradesense.benchmarks.analytics;

import io.tradesense.analytics.breakdowns.domain.BreakdownQuestion;
import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import io.tradesense.analytics.simulations.domain.Forecast;
import io.tradesense.analytics.simulations.domain.MonteCarlo;
import io.tradesense.analytics.simulations.domain.Outcomes;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./tradesense bench analytics [rounds]}: the first page of somebody with 100,000 trades, computed and kept; ten
 * thousand bootstrapped futures; and how the cost grows.
 */
public final class AnalyticsBenchmark {
    private static final int TRADES = 100_000;
    private static final int PATHS = 10_000;
    private static final int AHEAD = 1_000;
    private static final double START = 10_000_000;

    private AnalyticsBenchmark() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        TradeBook book = ManyTrades.book(TRADES);
        double[] results = TradeFilter.EVERYTHING.select(book.columns()).net().values();
        System.out.printf("dashboard of %,d trades, %d rounds: median (range)%n", TRADES, rounds);
        for (Question<?> question : Dashboard.QUESTIONS) {
            print(name(question), Timing.of(rounds, () -> question.answer(book)));
        }
        Timing dashboard = Timing.of(rounds, () -> Dashboard.answers(book));
        print("all of it, computed, one thread", dashboard);
        Timing plain = Timing.of(rounds, () -> PlainLoops.summary(results));
        print("plain loop, the summary's sums alone", plain);
        print("columns from records (once a data version)", Timing.of(3, () -> ManyTrades.book(TRADES)));
        try (var served = new ServedAnswers(book)) {
            print("all of it, asked at once, two threads", served.first(rounds));
            served.printKept();
        }
        bootstrap(rounds, results);
        growth(rounds);
    }

    private static void bootstrap(int rounds, double[] results) {
        System.out.printf("%n%,d paths of %,d trades, one thread%n", PATHS, AHEAD);
        Outcomes outcomes = new Outcomes(results, false);
        for (int block : new int[] {outcomes.defaultBlock(), 1}) {
            MonteCarlo plan = new MonteCarlo(outcomes, START, PATHS, AHEAD, block, START / 2, 1);
            print(
                    "block bootstrap, blocks of " + block + ", with quantiles",
                    Timing.of(rounds, () -> Forecast.of(plan, plan.run(new Progress()))));
        }
        print(
                "plain double loop, a trade at a time",
                Timing.of(3, () -> PlainLoops.bootstrap(results, PATHS, AHEAD, START)));
    }

    private static void growth(int rounds) {
        System.out.printf("%nhow the dashboard's cost grows%n");
        for (int trades : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            TradeBook book = ManyTrades.book(trades);
            Timing timing = Timing.of(trades > TRADES ? 3 : Math.min(5, rounds), () -> Dashboard.answers(book));
            print(String.format("%,d trades", trades), timing);
        }
    }

    private static String name(Question<?> question) {
        List<String> words =
                new ArrayList<>(List.of(question.getClass().getSimpleName().replace("Question", "")));
        if (question instanceof BreakdownQuestion breakdown)
            words.add(breakdown.dimension().name());
        return String.join(" by ", words);
    }

    private static void print(String what, Timing timing) {
        System.out.printf("  %-45s %s%n", what, timing);
    }
}
