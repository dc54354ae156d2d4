package io.tradesense.benchmarks.analytics;

import io.tradesense.analytics.readmodel.domain.Account;
import io.tradesense.analytics.readmodel.domain.ClosedTrade;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.TradeDetails;
import io.tradesense.analytics.readmodel.domain.UserTrades;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Somebody who trades a lot: ten years, 50 symbols, 8 setups, 12 tags, skewed results, no edge anywhere. */
final class ManyTrades {
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final Instant START = Instant.parse("2016-01-04T14:30:00Z");
    private static final long TEN_YEARS_SECONDS = 10L * 365 * 86_400;
    private static final Instant END = START.plusSeconds(TEN_YEARS_SECONDS);

    private ManyTrades() {}

    static TradeBook book(int count) {
        SplittableRandom random = new SplittableRandom(42);
        List<ClosedTrade> trades = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            trades.add(trade(number, count, random));
        }
        var account = new Account(ACCOUNT, "USD", new BigDecimal("10000000"));
        return TradeBook.of(new UserTrades(new DataVersion(1, END), List.of(account), trades));
    }

    private static ClosedTrade trade(int number, int count, SplittableRandom random) {
        Instant closed = START.plusSeconds(TEN_YEARS_SECONDS * number / count);
        double result = random.nextInt(10) < 6 ? -100 : -150 * Math.log(1 - random.nextDouble());
        BigDecimal gross = BigDecimal.valueOf(Math.round(result * 100), 2);
        BigDecimal fees = BigDecimal.valueOf(random.nextInt(300), 2);
        return new ClosedTrade(
                new UUID(7, number),
                ACCOUNT,
                "SYM" + Math.min(49, (int) (-12 * Math.log(1 - random.nextDouble()))),
                "STOCK",
                random.nextBoolean() ? Side.LONG : Side.SHORT,
                "USD",
                BigDecimal.TEN,
                closed.minusSeconds(60 + random.nextInt(7_200)),
                closed,
                gross,
                fees,
                gross.subtract(fees),
                new BigDecimal("100"),
                random.nextInt(3) == 0
                        ? Set.of()
                        : random.nextBoolean()
                                ? Set.of("tag" + random.nextInt(12))
                                : Set.of("tag" + random.nextInt(6), "tag" + (6 + random.nextInt(6))),
                random.nextInt(5) == 0 ? null : "setup" + random.nextInt(8),
                TradeDetails.NONE);
    }
}
