package io.tradesense.analytics.performance.domain;

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
record TestTrades(
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
    static TestTrades trade(int number, String closedAt, String net) {
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
    static List<TestTrades> results(String... net) {
        return IntStream.range(0, net.length)
                .mapToObj(i -> trade(
                        i,
                        Instant.parse("2026-03-02T15:00:00Z")
                                .plus(Duration.ofMinutes(i))
                                .toString(),
                        net[i]))
                .toList();
    }

    TestTrades number(int other) {
        return new TestTrades(other, accountId, symbol, side, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    TestTrades account(UUID other) {
        return new TestTrades(number, other, symbol, side, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    TestTrades symbol(String other) {
        return new TestTrades(number, accountId, other, side, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    TestTrades side(Side other) {
        return new TestTrades(number, accountId, symbol, other, currency, closedAt, hold, net, fees, risk, tags, setup);
    }

    TestTrades currency(String other) {
        return new TestTrades(number, accountId, symbol, side, other, closedAt, hold, net, fees, risk, tags, setup);
    }

    TestTrades hold(Duration other) {
        return new TestTrades(number, accountId, symbol, side, currency, closedAt, other, net, fees, risk, tags, setup);
    }

    TestTrades money(BigDecimal otherNet, BigDecimal otherFees) {
        return new TestTrades(
                number, accountId, symbol, side, currency, closedAt, hold, otherNet, otherFees, risk, tags, setup);
    }

    TestTrades risk(String other) {
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

    TestTrades tags(String... other) {
        return new TestTrades(
                number, accountId, symbol, side, currency, closedAt, hold, net, fees, risk, Set.of(other), setup);
    }

    TestTrades setup(String other) {
        return new TestTrades(number, accountId, symbol, side, currency, closedAt, hold, net, fees, risk, tags, other);
    }

    ClosedTrade closed() {
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
                setup);
    }

    static TradeColumns columns(List<TestTrades> trades) {
        return TradeColumns.of(trades.stream().map(TestTrades::closed).toList());
    }

    static Selection all(List<TestTrades> trades) {
        return TradeFilter.EVERYTHING.select(columns(trades));
    }

    static Selection all(TestTrades... trades) {
        return all(Arrays.asList(trades));
    }
}
