package io.tradesense.allinone.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * What the invented trader trades.
 *
 * @param tick the smallest step of the price
 * @param openingTicks the price at the year's beginning, in ticks
 * @param volatilityTicks the standard deviation of the price over a minute, in ticks
 * @param commission of one share or contract
 * @param lot the usual size of an order
 */
record Listing(
        Kind kind,
        String root,
        String description,
        String exchange,
        int contractId,
        BigDecimal tick,
        long openingTicks,
        double volatilityTicks,
        int multiplier,
        BigDecimal commission,
        int lot) {

    enum Kind {
        STK,
        OPT,
        FUT
    }

    /** Every month's letter on a futures exchange, January first. */
    private static final String MONTH_CODES = "FGHJKMNQUVXZ";

    static List<Listing> all() {
        return List.of(
                stock("AAPL", "APPLE INC", "NASDAQ", 265598, 18564, 100),
                stock("MSFT", "MICROSOFT CORP", "NASDAQ", 272093, 37401, 50),
                stock("NVDA", "NVIDIA CORP", "NASDAQ", 4815747, 4952, 200),
                stock("TSLA", "TESLA INC", "NASDAQ", 76792991, 24848, 100),
                stock("AMD", "ADVANCED MICRO DEVICES", "NASDAQ", 4391, 14741, 100),
                stock("META", "META PLATFORMS INC-CLASS A", "NASDAQ", 107113386, 35396, 50),
                stock("AMZN", "AMAZON.COM INC", "NASDAQ", 3691937, 15194, 100),
                stock("GOOGL", "ALPHABET INC-CL A", "NASDAQ", 208813719, 13969, 100),
                stock("JPM", "JPMORGAN CHASE & CO", "NYSE", 1520593, 17010, 100),
                stock("XOM", "EXXON MOBIL CORP", "NYSE", 13977, 9998, 100),
                stock("DIS", "WALT DISNEY CO/THE", "NYSE", 6459, 9029, 100),
                stock("SPY", "SPDR S&P 500 ETF TRUST", "ARCA", 756733, 47531, 100),
                option("AAPL", 190, 501, 320),
                option("SPY", 480, 502, 410),
                option("TSLA", 250, 503, 560),
                option("NVDA", 50, 504, 240),
                future("ES", "E-mini S&P 500", "CME", 551, "0.25", 19080, 3.0, 50, "2.25"),
                future("MES", "Micro E-mini S&P 500", "CME", 552, "0.25", 19080, 3.0, 5, "0.62"),
                future("NQ", "E-mini NASDAQ 100", "CME", 553, "0.25", 67000, 14.0, 20, "2.25"),
                future("CL", "Light Sweet Crude Oil", "NYMEX", 554, "0.01", 7038, 4.0, 1000, "2.47"),
                future("GC", "Gold", "COMEX", 555, "0.10", 20730, 4.0, 100, "2.47"));
    }

    /** What may be held overnight: a futures contract is closed the day it was opened, so it never expires in hand. */
    boolean heldOvernight() {
        return kind != Kind.FUT;
    }

    /** The contract that is traded on a day. */
    Contract contractOn(LocalDate day) {
        return switch (kind) {
            case STK -> new Contract(this, root, description, contractId, null, null);
            case OPT -> option(TradingMonths.nextMonthlyExpiry(day));
            case FUT -> futuresMonth(day);
        };
    }

    private Contract option(LocalDate expiry) {
        var strike = new BigDecimal(description);
        var symbol = String.format(
                Locale.ROOT,
                "%-6s%02d%02d%02dC%08d",
                root,
                expiry.getYear() % 100,
                expiry.getMonthValue(),
                expiry.getDayOfMonth(),
                strike.movePointRight(3).intValueExact());
        var month = expiry.getMonth()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toUpperCase(Locale.ROOT);
        var text = String.format(
                Locale.ROOT, "%s %02d%s%02d %s C", root, expiry.getDayOfMonth(), month, expiry.getYear() % 100, strike);
        return new Contract(this, symbol, text, contractOf(expiry), expiry, strike);
    }

    private Contract futuresMonth(LocalDate day) {
        var step = multiplier == 1000 ? 1 : multiplier == 100 ? 2 : 3;
        var month = day.withDayOfMonth(1).plusMonths(1);
        while (month.getMonthValue() % step != 0) {
            month = month.plusMonths(1);
        }
        var symbol = root + MONTH_CODES.charAt(month.getMonthValue() - 1) + month.getYear() % 10;
        var expiry = TradingMonths.thirdFriday(month);
        return new Contract(this, symbol, description + " " + symbol, contractOf(expiry), expiry, null);
    }

    private int contractOf(LocalDate expiry) {
        return contractId * 100_000 + expiry.getYear() % 100 * 100 + expiry.getMonthValue();
    }

    private static Listing stock(String symbol, String name, String exchange, int id, long cents, int lot) {
        return new Listing(
                Kind.STK,
                symbol,
                name,
                exchange,
                id,
                new BigDecimal("0.01"),
                cents,
                cents * 0.0007,
                1,
                new BigDecimal("0.0050"),
                lot);
    }

    private static Listing option(String underlying, int strike, int id, long cents) {
        return new Listing(
                Kind.OPT,
                underlying,
                Integer.toString(strike),
                "CBOE",
                id,
                new BigDecimal("0.01"),
                cents,
                cents * 0.006,
                100,
                new BigDecimal("0.65"),
                2);
    }

    private static Listing future(
            String root,
            String name,
            String exchange,
            int id,
            String tick,
            long ticks,
            double volatility,
            int multiplier,
            String commission) {
        return new Listing(
                Kind.FUT,
                root,
                name,
                exchange,
                id,
                new BigDecimal(tick),
                ticks,
                volatility,
                multiplier,
                new BigDecimal(commission),
                multiplier == 5 ? 4 : 1);
    }
}
