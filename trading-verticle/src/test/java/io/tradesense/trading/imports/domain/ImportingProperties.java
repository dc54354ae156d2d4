package io.tradesense.trading.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillRules;
import io.tradesense.trading.executions.domain.Fingerprints;
import io.tradesense.trading.executions.domain.Recording;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.roundtrips.domain.Matching;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever way the fills of a history come in, and however often: the trades are the same. */
class ImportingProperties {
    private static final UUID ACCOUNT = UUID.fromString("6f2c0a52-3d34-4a4e-9a39-0d9e0c7f5a01");
    private static final Recording RECORDING =
            new Recording(new FillRules(Clock.systemUTC(), future -> Optional.empty()));

    /** What a row says beside its place in the file; times repeat, so several fills share an instant or all they say. */
    private record Said(Side side, int quantity, int cents, int second) {}

    @Property
    void a_file_twice_is_the_file_once(@ForAll("histories") List<Fill> file) {
        assertThat(trades(file, file)).isEqualTo(trades(file));
    }

    @Property
    void two_halves_in_either_order_are_the_whole(@ForAll("histories") List<Fill> file, @ForAll double place) {
        int split = endOfLikes(file, (int) (Math.abs(place % 1) * file.size()));
        List<Fill> first = file.subList(0, split);
        List<Fill> second = file.subList(split, file.size());
        assertThat(trades(first, second)).isEqualTo(trades(file));
        assertThat(trades(second, first)).isEqualTo(trades(file));
    }

    @Property
    void files_that_overlap_add_only_what_is_new(@ForAll("histories") List<Fill> file, @ForAll double place) {
        int split = endOfLikes(file, (int) (Math.abs(place % 1) * file.size()));
        assertThat(trades(file.subList(0, split), file)).isEqualTo(trades(file));
    }

    @Property
    void fills_with_a_brokers_id_may_be_split_anywhere(@ForAll("histories") List<Fill> like, @ForAll double place) {
        List<Fill> file = new ArrayList<>();
        like.forEach(fill -> file.add(withId(fill, "T" + file.size())));
        int split = (int) (Math.abs(place % 1) * file.size());
        assertThat(trades(file.subList(split, file.size()), file.subList(0, split)))
                .isEqualTo(trades(file));
    }

    @Provide
    Arbitrary<List<Fill>> histories() {
        Arbitrary<Said> said = Combinators.combine(
                        Arbitraries.of(Side.class),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1_000, 1_003),
                        Arbitraries.integers().between(0, 30))
                .as(Said::new);
        return said.list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparingInt(Said::second)
                                .thenComparing(Said::side)
                                .thenComparingInt(Said::cents)
                                .thenComparingInt(Said::quantity))
                        .map(ImportingProperties::fill)
                        .toList());
    }

    /** Equal fills without an id cannot be told apart over two files, so a file is not cut between them. */
    private static int endOfLikes(List<Fill> file, int split) {
        int end = split;
        while (end > 0 && end < file.size() && file.get(end).equals(file.get(end - 1))) {
            end++;
        }
        return end;
    }

    @SafeVarargs
    private static List<RoundTrip> trades(List<Fill>... files) {
        Map<UUID, Execution> log = new LinkedHashMap<>();
        for (List<Fill> file : files) {
            var fingerprints = new Fingerprints();
            file.forEach(fill -> {
                var execution = RECORDING.execution(ACCOUNT, "USD", fill, fingerprints.next(fill));
                log.putIfAbsent(execution.id(), execution);
            });
        }
        return Matching.match(List.copyOf(log.values()));
    }

    private static Fill fill(Said said) {
        return new Fill(
                "ACME",
                AssetClass.STOCK,
                said.side(),
                BigDecimal.valueOf(said.quantity()),
                BigDecimal.valueOf(said.cents(), 2),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                null,
                null,
                Instant.parse("2026-03-02T14:30:00Z").plusSeconds(said.second()),
                null);
    }

    private static Fill withId(Fill fill, String id) {
        return new Fill(
                fill.symbol(),
                fill.assetClass(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fees(),
                fill.commission(),
                fill.currency(),
                fill.multiplier(),
                fill.executedAt(),
                id);
    }
}
