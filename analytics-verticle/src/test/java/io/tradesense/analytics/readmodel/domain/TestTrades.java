package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A trade with one thing said about it, the rest ordinary. */
public record TestTrades(
        int number,
        UUID accountId,
        String symbol,
        Side side,
        String currency,
        Instant closedAt,
        Duration hold,
        BigDecimal net,
        BigDecimal fees,
        @Nullable BigDecimal risk,
        Set<String> tags,
        @Nullable String setup) {

    static final UUID ACCOUNT = new UUID(0, 1);

    /** @param net the net result; the fees are 1 */
    public static TestTrades trade(int number, String closedAt, String net) {
        return new TestTrades(
                number,
                ACCOUNT,
                "AAPL",
                Side.LONG,
                "USD",
                Instant.parse(closedAt),
                Duration.ofHours(1),
                new BigDecimal(net),
                BigDecimal.ONE,
                null,
                Set.of(),
                null);
    }

    /** One a minute from Monday 2026-03-02T15:00Z. */
    public static List<TestTrades> results(String... net) {
        return IntStream.range(0, net.length)
                .mapToObj(i -> trade(
                        i,
                        Instant.parse("2026-03-02T15:00:00Z")
                                .plus(Duration.ofMinutes(i))
                                .toString(),
                        net[i]))
                .toList();
    }

    public TestTrades number(int other) {
        return new TestTrades(other, accountId, symbol, side, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    public TestTrades account(UUID other) {
        return new TestTrades(number, other, symbol, side, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    public TestTrades symbol(String other) {
        return new TestTrades(number, accountId, other, side, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    public TestTrades side(Side other) {
        return new TestTrades(number, accountId, symbol, other, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    public TestTrades currency(String other) {
        return new TestTrades(number, accountId, symbol, side, other, closedAt, hold, net, fees, risk, tags, setup);
    }

    public TestTrades hold(Duration other) {
        return new TestTrades(number, accountId, symbol, side, currency, closedAt, other, net, fees, risk, tags, setup);
    }

    public TestTrades money(BigDecimal otherNet, BigDecimal otherFees) {
        return new TestTrades(
                number, accountId, symbol, side, currency, closedAt, hold, otherNet, otherFees, risk, tags, setup);
    }

    public TestTrades risk(String other) {
        return new TestTrades(
                number,
                accountId,
                symbol,
                side,
                currency,
                closedAt,
                hold,
                net,
                fees,
                new BigDecimal(other),
                tags,
                setup);
    }

    public TestTrades tags(String... other) {
        return new TestTrades(
                number, accountId, symbol, side, currency, closedAt, hold, net, fees, risk, Set.of(other), setup);
    }

    public TestTrades setup(String other) {
        return new TestTrades(number, accountId, symbol, side, currency, closedAt, hold, net, fees, risk, tags, other);
    }

    public ClosedTrade closed() {
        return new ClosedTrade(
                new UUID(7, number),
                accountId,
                symbol,
                "STOCK",
                side,
                currency,
                BigDecimal.TEN,
                closedAt.minus(hold),
                closedAt,
                net.add(fees),
                fees,
                net,
                risk,
                tags,
                setup,
                TradeDetails.NONE);
    }

    public static TradeColumns columns(List<TestTrades> trades) {
        return TradeColumns.of(trades.stream().map(TestTrades::closed).toList());
    }

    public static Selection all(List<TestTrades> trades) {
        return TradeFilter.EVERYTHING.select(columns(trades));
    }

    public static Selection all(TestTrades... trades) {
        return all(Arrays.asList(trades));
    }
}
