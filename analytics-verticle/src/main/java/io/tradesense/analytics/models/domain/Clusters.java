package io.tradesense.analytics.models.domain;

import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.ChanceMaxima;
import io.tradesense.analytics.statistics.domain.Contrast;
import io.tradesense.analytics.statistics.domain.Interval;
import io.tradesense.analytics.statistics.domain.PermutationTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Groups trades by what was planned and how long they were held. How many groups there are is told by the silhouette (P.
 * J. Rousseeuw, 1987; by distance to the centres): the number from 2 to {@value #MOST} whose groups are best apart.
 * Whether a group did better is a permutation test, adjusted for all groups (max-T).
 */
final class Clusters {
    private static final int MOST = 6;
    private static final int LEAST_TRADES = 60;
    private static final int LEAST_TESTED = 10;
    private static final int TRAITS = 3;
    private static final int PERMUTATIONS = 1_000;
    private final Facts facts;
    private final List<String> names;
    private final double[][] points;

    private Clusters(Facts facts, List<String> names, double[][] points) {
        this.facts = facts;
        this.names = names;
        this.points = points;
    }

    static List<Cluster> of(Facts facts, Fits fits, Form.Record record, Learner learner, long seed) {
        if (facts.size() < LEAST_TRADES) return List.of();
        List<String> names = new ArrayList<>(fits.space().names());
        names.add("heldFor");
        double[] held = held(facts);
        double[][] points = new double[facts.size()][];
        for (int row = 0; row < points.length; row++) {
            double[] features = fits.features(facts.trade(row), record);
            points[row] = Arrays.copyOf(features, features.length + 1);
            points[row][features.length] = held[row];
        }
        return new Clusters(facts, names, points).best(learner, seed);
    }

    /** In deviations from the mean of the logarithm. */
    private static double[] held(Facts facts) {
        double[] logs = facts.trades().stream()
                .mapToDouble(trade -> Math.log1p(
                        trade.closedAt().getEpochSecond() - trade.openedAt().getEpochSecond()))
                .toArray();
        double mean = IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).sum() / logs.length;
        double squares = IntStream.range(0, logs.length)
                .mapToDouble(i -> (logs[i] - mean) * (logs[i] - mean))
                .sum();
        double deviation = Math.sqrt(squares / logs.length);
        return IntStream.range(0, logs.length)
                .mapToDouble(i -> deviation > 0 ? (logs[i] - mean) / deviation : 0)
                .toArray();
    }

    private List<Cluster> best(Learner learner, long seed) {
        int[] best = {};
        double apart = Double.NEGATIVE_INFINITY;
        for (int count = 2; count <= MOST; count++) {
            int[] groups = learner.groups(points, count, seed);
            double silhouette = silhouette(groups, count);
            if (silhouette > apart) {
                apart = silhouette;
                best = groups;
            }
        }
        return described(best);
    }

    private double silhouette(int[] groups, int count) {
        double[][] centres = centres(groups, count);
        double sum = 0;
        for (int row = 0; row < points.length; row++) {
            double own = distance(points[row], centres[groups[row]]);
            double nearest = Double.POSITIVE_INFINITY;
            for (int other = 0; other < count; other++) {
                if (other != groups[row] && centres[other].length > 0)
                    nearest = Math.min(nearest, distance(points[row], centres[other]));
            }
            double larger = Math.max(own, nearest);
            if (Double.isInfinite(nearest)) return Double.NEGATIVE_INFINITY;
            sum += larger > 0 ? (nearest - own) / larger : 0;
        }
        return sum / points.length;
    }

    /** An empty one where a group has no members. */
    private double[][] centres(int[] groups, int count) {
        double[][] centres = new double[count][0];
        for (int group = 0; group < count; group++) {
            int[] members = members(groups, group);
            if (members.length > 0) centres[group] = centre(members);
        }
        return centres;
    }

    private double[] centre(int[] members) {
        double[] centre = new double[names.size()];
        for (int member : members) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += points[member][i] / members.length;
            }
        }
        return centre;
    }

    private static double distance(double[] one, double[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(squares);
    }

    private static int[] members(int[] groups, int group) {
        return IntStream.range(0, groups.length)
                .filter(row -> groups[row] == group)
                .toArray();
    }

    private List<Cluster> described(int[] groups) {
        double[] nets = facts.trades().stream().mapToDouble(Facts.Trade::net).toArray();
        List<int[]> all = IntStream.of(groups)
                .distinct()
                .sorted()
                .mapToObj(group -> members(groups, group))
                .toList();
        List<int[]> tested = all.stream()
                .filter(members -> Math.min(members.length, nets.length - members.length) >= LEAST_TESTED)
                .toList();
        Centred centred = Centred.of(nets);
        ChanceMaxima chance = PermutationTest.run(centred, tested.toArray(int[][]::new), PERMUTATIONS, 1);
        double[] adjusted = chance.adjusted();
        List<Cluster> clusters = new ArrayList<>();
        for (int[] members : all) {
            int at = tested.indexOf(members);
            Contrast contrast = Contrast.of(centred, members);
            Interval interval = at < 0 || contrast == null ? null : contrast.interval(chance.critical());
            clusters.add(cluster(members, nets, contrast, interval, at < 0 ? null : (Double) adjusted[at]));
        }
        clusters.sort(Comparator.comparingInt(Cluster::trades).reversed());
        return clusters;
    }

    private Cluster cluster(
            int[] members,
            double[] nets,
            @Nullable Contrast contrast,
            @Nullable Interval interval,
            @Nullable Double adjusted) {
        double[] centre = centre(members);
        List<Cluster.Trait> traits = IntStream.range(0, centre.length)
                .mapToObj(i -> new Cluster.Trait(names.get(i), centre[i]))
                .sorted(Comparator.comparingDouble((Cluster.Trait trait) -> -Math.abs(trait.deviations())))
                .limit(TRAITS)
                .toList();
        List<UUID> ids = IntStream.of(members)
                .skip(Math.max(0, members.length - Cluster.MOST_IDS))
                .mapToObj(row -> facts.trade(row).id())
                .toList();
        return new Cluster(
                members.length,
                (double) IntStream.of(members)
                                .filter(row -> facts.trade(row).won())
                                .count()
                        / members.length,
                IntStream.of(members).mapToDouble(row -> nets[row]).sum() / members.length,
                contrast == null ? null : (Double) contrast.effect(),
                interval,
                adjusted,
                traits,
                ids);
    }
}
