package io.tradesense.analytics.performance.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.results;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EquityCurveTest {

    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    @Test
    void a_point_a_trade_with_its_drawdown() {
        EquityCurve curve = EquityCurve.byTrade(all(results("-100", "350", "-250")), THOUSAND, EquityCurve.MAX_POINTS);
        assertThat(curve.points())
                .containsExactly(
                        point("2026-03-02T15:00:00Z", "900", "-100", -.1),
                        point("2026-03-02T15:01:00Z", "1250", "0", 0),
                        point("2026-03-02T15:02:00Z", "1000", "-250", -.2));
        assertThat(curve.thinned()).isFalse();
    }

    @Test
    void a_point_a_day_at_the_beginning_of_the_traders_day() {
        EquityCurve curve = EquityCurve.byDay(
                all(trade(1, "2026-03-06T15:00:00Z", "10"), trade(2, "2026-03-09T15:00:00Z", "-20")),
                null,
                ZoneId.of("America/New_York"),
                EquityCurve.MAX_POINTS);
        // The clocks went forward on the Sunday between.
        assertThat(curve.points())
                .containsExactly(
                        new EquityCurve.Point(
                                Instant.parse("2026-03-06T05:00:00Z"), BigDecimal.TEN, BigDecimal.ZERO, null),
                        new EquityCurve.Point(
                                Instant.parse("2026-03-09T04:00:00Z"),
                                BigDecimal.TEN.negate(),
                                new BigDecimal("-20"),
                                null));
    }

    @Property(tries = 200)
    void thinning_keeps_the_bound_the_ends_and_the_extremes(
            @ForAll @Size(max = 300) List<@IntRange(min = -50, max = 50) Integer> net,
            @ForAll @IntRange(min = 5, max = 60) int bound) {
        Selection selection = all(results(net.stream().map(String::valueOf).toArray(String[]::new)));
        List<EquityCurve.Point> whole =
                EquityCurve.byTrade(selection, THOUSAND, 1_000).points();
        EquityCurve curve = EquityCurve.byTrade(selection, THOUSAND, bound);
        List<EquityCurve.Point> thinned = curve.points();

        assertThat(thinned.size()).isLessThanOrEqualTo(bound);
        assertThat(whole).containsAll(thinned);
        assertThat(curve.steps()).isEqualTo(net.size());
        if (net.isEmpty()) return;
        assertThat(thinned.get(0)).isEqualTo(whole.get(0));
        assertThat(thinned.get(thinned.size() - 1)).isEqualTo(whole.get(whole.size() - 1));
        assertThat(highest(thinned)).isEqualTo(highest(whole));
        assertThat(lowest(thinned)).isEqualTo(lowest(whole));
        assertThat(deepest(thinned)).isEqualTo(deepest(whole));
    }

    private static BigDecimal highest(List<EquityCurve.Point> points) {
        return points.stream()
                .map(EquityCurve.Point::equity)
                .reduce(BigDecimal::max)
                .orElseThrow();
    }

    private static BigDecimal lowest(List<EquityCurve.Point> points) {
        return points.stream()
                .map(EquityCurve.Point::equity)
                .reduce(BigDecimal::min)
                .orElseThrow();
    }

    private static BigDecimal deepest(List<EquityCurve.Point> points) {
        return points.stream()
                .map(EquityCurve.Point::drawdown)
                .reduce(BigDecimal::min)
                .orElseThrow();
    }

    private static EquityCurve.Point point(String at, String equity, String drawdown, double fraction) {
        return new EquityCurve.Point(Instant.parse(at), new BigDecimal(equity), new BigDecimal(drawdown), fraction);
    }
}
