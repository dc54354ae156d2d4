package io.tradesense.analytics.models.domain;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a plan becomes numbers. Everything in it was learnt from the trades trained on and from no other: which setups
 * there are, what size is usual, and the mean and deviation that each number is measured by.
 *
 * @param setups that have a number of their own, the most frequent first
 * @param usualQuantity the median by symbol
 * @param usualRisk the median; NaN where too few trades plan one
 */
public record FeatureSpace(
        ZoneId zone,
        List<String> setups,
        Map<String, Double> usualQuantity,
        double usualRisk,
        List<Double> means,
        List<Double> deviations) {
    private static final int MOST_SETUPS = 12;
    private static final int LEAST_OF_A_SETUP = 10;
    private static final List<String> FIXED = List.of(
            "side",
            "hourSin",
            "hourCos",
            "weekdaySin",
            "weekdayCos",
            "size",
            "stopPlanned",
            "wonLately",
            "wonJustNow",
            "tradesToday",
            "volatility");

    public FeatureSpace {
        setups = List.copyOf(setups);
        usualQuantity = Map.copyOf(usualQuantity);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }

    /** Learns it from some of the trades. */
    static FeatureSpace of(Facts facts, int[] rows, Form.Record record, ZoneId zone) {
        List<Facts.Trade> trades = IntStream.of(rows).mapToObj(facts::trade).toList();
        var raw = new FeatureSpace(zone, setups(trades), quantities(trades), risk(trades), List.of(), List.of());
        List<double[]> numbers = trades.stream()
                .map(trade -> raw.raw(Plan.of(trade), record.at(trade.openedAt())))
                .toList();
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int feature = 0; feature < raw.names().size(); feature++) {
            int at = feature;
            double[] known = numbers.stream()
                    .mapToDouble(each -> each[at])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double mean = IntStream.range(0, known.length)
                    .mapToDouble(i -> known[i])
                    .average()
                    .orElse(0);
            double squares = IntStream.range(0, known.length)
                    .mapToDouble(i -> (known[i] - mean) * (known[i] - mean))
                    .sum();
            means.add(mean);
            deviations.add(known.length == 0 ? 0 : Math.sqrt(squares / known.length));
        }
        return new FeatureSpace(zone, raw.setups, raw.usualQuantity, raw.usualRisk, means, deviations);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>(FIXED);
        setups.forEach(setup -> names.add("setup:" + setup));
        return names;
    }

    /** In deviations from the mean; 0 for what is not known or never varied. */
    double[] of(Plan plan, Form form) {
        double[] numbers = raw(plan, form);
        for (int i = 0; i < numbers.length; i++) {
            boolean told = !Double.isNaN(numbers[i]) && deviations.get(i) > 1e-12;
            // Nothing is further from usual than five deviations: one wild figure must not decide.
            numbers[i] = told ? Math.max(-5, Math.min(5, (numbers[i] - means.get(i)) / deviations.get(i))) : 0;
        }
        return numbers;
    }

    private double[] raw(Plan plan, Form form) {
        ZonedDateTime at = plan.at().atZone(zone);
        double hour = 2 * Math.PI * (at.getHour() + at.getMinute() / 60.0) / 24;
        double weekday = 2 * Math.PI * at.getDayOfWeek().getValue() / 7;
        double[] numbers = new double[FIXED.size() + setups.size()];
        double[] fixed = {
            plan.sign(),
            Math.sin(hour),
            Math.cos(hour),
            Math.sin(weekday),
            Math.cos(weekday),
            size(plan),
            Double.isNaN(plan.risk()) ? 0 : 1,
            form.lately(),
            form.justNow(),
            form.today(),
            Math.log(plan.volatility())
        };
        System.arraycopy(fixed, 0, numbers, 0, fixed.length);
        int setup = plan.setup() == null ? -1 : setups.indexOf(plan.setup());
        if (setup >= 0) numbers[FIXED.size() + setup] = 1;
        return numbers;
    }

    private double size(Plan plan) {
        if (!Double.isNaN(plan.risk()) && !Double.isNaN(usualRisk)) return Math.log(plan.risk() / usualRisk);
        return Math.log(plan.quantity() / usualQuantity.getOrDefault(plan.symbol(), Double.NaN));
    }

    private static List<String> setups(List<Facts.Trade> trades) {
        Map<String, Long> counts = trades.stream()
                .filter(trade -> trade.setup() != null)
                .collect(Collectors.groupingBy(trade -> String.valueOf(trade.setup()), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(setup -> setup.getValue() >= LEAST_OF_A_SETUP)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SETUPS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Double> quantities(List<Facts.Trade> trades) {
        Map<String, Double> usual = new HashMap<>();
        trades.stream()
                .collect(Collectors.groupingBy(Facts.Trade::symbol))
                .forEach((symbol, its) -> usual.put(
                        symbol,
                        median(its.stream().mapToDouble(Facts.Trade::quantity).toArray())));
        return usual;
    }

    /** Where at least half plan one. */
    private static double risk(List<Facts.Trade> trades) {
        double[] risks = trades.stream()
                .mapToDouble(Facts.Trade::risk)
                .filter(risk -> !Double.isNaN(risk))
                .toArray();
        return 2 * risks.length < trades.size() ? Double.NaN : median(risks);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
