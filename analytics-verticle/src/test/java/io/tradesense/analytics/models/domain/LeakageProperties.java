package io.tradesense.analytics.models.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Nothing that was not known at a moment has a say in what is told of it. */
class LeakageProperties {
    private static final Instant START = Instant.parse("2025-01-06T14:00:00Z");

    /** Trades that overlap wildly: opened over some days, held for up to ten. */
    private static Facts overlapping(int seed, int count) {
        var random = new Random(seed);
        List<Facts.Trade> trades = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant opened = START.plusSeconds(random.nextInt(60 * 86_400));
            trades.add(new Facts.Trade(
                    new UUID(seed, i),
                    opened,
                    opened.plusSeconds(random.nextInt(10 * 86_400)),
                    "AAPL",
                    null,
                    1,
                    100,
                    Double.NaN,
                    Double.NaN,
                    random.nextGaussian()));
        }
        return new Facts(trades);
    }

    @Property(tries = 50)
    void no_fold_trains_on_a_result_that_was_open_or_fresh_when_its_test_began(
            @ForAll int seed, @ForAll @IntRange(min = 20, max = 300) int count) {
        Facts facts = overlapping(seed, count);
        List<WalkForward> folds = WalkForward.folds(facts, Walk.FOLDS);
        assertThat(folds).isNotEmpty();
        for (WalkForward fold : folds) {
            Instant begins = facts.trade(fold.test()[0]).openedAt();
            for (int row : fold.train()) {
                assertThat(facts.trade(row).closedAt()).isBefore(begins.minus(WalkForward.EMBARGO));
            }
            assertThat(fold.train().length + fold.purged()).isEqualTo(fold.test()[0]);
        }
    }

    @Property(tries = 50)
    void every_trade_after_the_beginning_is_tested_once(
            @ForAll int seed, @ForAll @IntRange(min = 20, max = 300) int count) {
        Set<Integer> tested = new HashSet<>();
        WalkForward.folds(overlapping(seed, count), Walk.FOLDS).forEach(fold -> {
            for (int row : fold.test()) {
                assertThat(tested.add(row)).isTrue();
            }
        });
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(IntStream.range((int) Math.ceil(count * 0.4), count)
                        .boxed()
                        .toList());
    }

    @Property(tries = 30)
    void what_is_known_of_a_trade_does_not_depend_on_results_that_came_later(@ForAll int seed) {
        Facts facts = overlapping(seed, 80);
        int row = Math.floorMod(seed, 80);
        Instant opened = facts.trade(row).openedAt();
        Facts otherwise = new Facts(facts.trades().stream()
                .map(trade -> trade.closedAt().isAfter(opened) ? turned(trade) : trade)
                .toList());
        int[] all = IntStream.range(0, 80).toArray();
        var record = new Form.Record(facts);
        var space = FeatureSpace.of(facts, all, record, ZoneOffset.UTC);
        assertThat(space.of(Plan.of(otherwise.trade(row)), new Form.Record(otherwise).at(opened)))
                .isEqualTo(space.of(Plan.of(facts.trade(row)), record.at(opened)));
    }

    private static Facts.Trade turned(Facts.Trade trade) {
        return new Facts.Trade(
                trade.id(),
                trade.openedAt(),
                trade.closedAt(),
                trade.symbol(),
                trade.setup(),
                trade.sign(),
                trade.quantity(),
                trade.risk(),
                trade.volatility(),
                -trade.net());
    }
}
