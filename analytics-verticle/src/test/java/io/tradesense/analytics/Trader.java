package io.tradesense.analytics;

import io.tradesense.contracts.AccountChanged;
import io.tradesense.contracts.TradeChanged;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Somebody with one account of 10,000, and what they trade. */
record Trader(UUID userId, UUID accountId, String currency) {
    static final BigDecimal BALANCE = new BigDecimal("10000");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "TSLA");

    static Trader fresh() {
        return new Trader(UUID.randomUUID(), UUID.randomUUID(), "USD");
    }

    /** The same person's other account. */
    Trader with(String otherCurrency) {
        return new Trader(userId, UUID.randomUUID(), otherCurrency);
    }

    AccountChanged account() {
        return new AccountChanged(accountId, userId, "Main", currency, BALANCE, false);
    }

    AccountChanged accountGone() {
        return new AccountChanged(accountId, userId, "Main", currency, BALANCE, true);
    }

    TradeChanged trade(String symbol, Instant closedAt, String gross) {
        return new TradeChanged(
                UUID.randomUUID(),
                userId,
                accountId,
                symbol,
                "STOCK",
                "LONG",
                "CLOSED",
                currency,
                BigDecimal.TEN,
                closedAt.minus(Duration.ofHours(1)),
                closedAt,
                new BigDecimal(gross),
                BigDecimal.ONE,
                new BigDecimal("50"),
                null,
                Set.of("plan", "a \"quoted\" one"));
    }

    TradeChanged trade(String gross) {
        return trade("AAPL", START, gross);
    }

    /** Always the same ones; one every seven hours, some of them breaking even. */
    List<TradeChanged> trades(int count) {
        var random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> trade(
                        SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                        START.plus(Duration.ofHours(7L * i)),
                        BigDecimal.valueOf(random.nextInt(40_000) / 100 * 25L - 240_000L / 50, 2)
                                .toPlainString()))
                .toList();
    }

    /** The same trade, of which more is known. */
    static TradeChanged mistaken(TradeChanged trade, String mistake) {
        return new TradeChanged(
                trade.tradeId(),
                trade.userId(),
                trade.accountId(),
                trade.symbol(),
                trade.assetClass(),
                trade.side(),
                trade.status(),
                trade.currency(),
                trade.quantity(),
                trade.openedAt(),
                trade.closedAt(),
                trade.grossPnl(),
                trade.fees(),
                trade.riskAmount(),
                trade.setup(),
                trade.tags(),
                Set.of(mistake),
                4,
                new BigDecimal("99.5"),
                new BigDecimal("110"),
                new BigDecimal("-2.02"),
                new TradeChanged.Fills(
                        new BigDecimal("100.0001"),
                        new BigDecimal("98"),
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        3,
                        new BigDecimal("2.5"),
                        new BigDecimal("-120"),
                        BigDecimal.ZERO));
    }

    static TradeChanged reopened(TradeChanged trade) {
        return new TradeChanged(
                trade.tradeId(),
                trade.userId(),
                trade.accountId(),
                trade.symbol(),
                trade.assetClass(),
                trade.side(),
                "OPEN",
                trade.currency(),
                trade.quantity(),
                trade.openedAt(),
                null,
                trade.grossPnl(),
                trade.fees(),
                trade.riskAmount(),
                trade.setup(),
                trade.tags());
    }
}
