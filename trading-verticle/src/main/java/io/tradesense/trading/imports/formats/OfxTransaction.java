package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One transaction of an OFX investment statement. */
final class OfxTransaction {

    /** What a transaction is, where it is an execution. */
    private record Trade(Side side, AssetClass assetClass) {}

    private static final Map<String, Trade> TRADES = Map.of(
            "BUYSTOCK", new Trade(Side.BUY, AssetClass.STOCK),
            "SELLSTOCK", new Trade(Side.SELL, AssetClass.STOCK),
            "BUYMF", new Trade(Side.BUY, AssetClass.STOCK),
            "SELLMF", new Trade(Side.SELL, AssetClass.STOCK),
            "BUYOTHER", new Trade(Side.BUY, AssetClass.STOCK),
            "SELLOTHER", new Trade(Side.SELL, AssetClass.STOCK),
            "REINVEST", new Trade(Side.BUY, AssetClass.STOCK),
            "BUYOPT", new Trade(Side.BUY, AssetClass.OPTION),
            "SELLOPT", new Trade(Side.SELL, AssetClass.OPTION));
    private static final String BANKED = "INVBANKTRAN";
    /** Transfers are of shares, or of cash between the parts of the account. */
    private static final Map<String, NoExecution> BOOKINGS = Map.of(
            "INCOME",
            NoExecution.DIVIDEND,
            "RETOFCAP",
            NoExecution.DIVIDEND,
            "MARGININTEREST",
            NoExecution.INTEREST,
            "INVEXPENSE",
            NoExecution.FEE,
            "SPLIT",
            NoExecution.CORPORATE_ACTION,
            "TRANSFER",
            NoExecution.TRANSFER,
            "JRNLFUND",
            NoExecution.TRANSFER,
            "JRNLSEC",
            NoExecution.TRANSFER,
            BANKED,
            NoExecution.TRANSFER);

    private static final Map<String, String> UNREAD = Map.of(
            "BUYDEBT", "a bond is a kind of instrument that is not kept",
            "SELLDEBT", "a bond is a kind of instrument that is not kept");

    static final Set<String> NAMES = names();

    private static final Pattern TIME = Pattern.compile(
            "(?<day>\\d{8})(?<time>\\d{6})?(?:\\.\\d{1,3})?(?:\\[(?<offset>[+-]?\\d{1,2}(?:\\.\\d{1,2})?)(?::\\w*)?])?");
    private static final String NOON = "120000";
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private final OfxSecurities securities;
    private final ImportContext context;
    private final OfxBooking bookings;

    OfxTransaction(OfxSecurities securities, ImportContext context) {
        this.securities = securities;
        this.context = context;
        this.bookings = new OfxBooking(securities, context);
    }

    /** One, but of a reinvestment two: what was paid, and what was bought for it. */
    List<Row> rows(OfxAggregates.Aggregate transaction) {
        return transaction.name().equals("REINVEST") && !transaction.cut()
                ? List.of(bookings.reinvested(transaction), row(transaction))
                : List.of(row(transaction));
    }

    private Row row(OfxAggregates.Aggregate transaction) {
        if (transaction.cut()) {
            return rejected(transaction, "the file ends in the middle of this transaction");
        }
        var booking = BOOKINGS.get(transaction.name());
        if (transaction.name().equals(BANKED)) {
            return bookings.banked(transaction);
        }
        if (booking == NoExecution.TRANSFER) {
            return new Row.PassedOver(transaction.line(), booking);
        }
        if (booking != null) {
            return bookings.booked(transaction, booking);
        }
        if (transaction.name().equals(OfxBooking.OPTION_END)) {
            return bookings.ended(transaction);
        }
        var trade = TRADES.get(transaction.name());
        return trade == null
                ? rejected(transaction, UNREAD.getOrDefault(transaction.name(), "the transaction is not known"))
                : fill(transaction, trade);
    }

    private Row fill(OfxAggregates.Aggregate transaction, Trade trade) {
        var id = transaction.value("UNIQUEID");
        var isOption = trade.assetClass() == AssetClass.OPTION;
        var draft = new FillDraft()
                .symbol(() -> securities.symbol(id, isOption))
                .assetClass(trade::assetClass)
                .side(trade::side)
                .quantity(() -> magnitude(transaction.value("UNITS")))
                .price(() -> number(transaction.value("UNITPRICE")))
                .fees(() -> sum(transaction, "FEES", "TAXES", "LOAD"))
                .commission(() -> number(transaction.value("COMMISSION")))
                .currency(() -> textOrNull(transaction.value("CURSYM")))
                .multiplier(() -> isOption ? multiplier(transaction, id) : null)
                .executedAt(() -> executedAt(transaction.value("DTTRADE"), closes(transaction)))
                .externalId(() -> textOrNull(transaction.value("FITID")));
        // A reversal repeats the transaction it takes back and names its id.
        var reversed = transaction.value("REVERSALFITID");
        return reversed.isEmpty()
                ? Row.of(draft, transaction.line(), transaction.raw(), context.rules())
                : Row.cancelled(draft, transaction.line(), transaction.raw(), context.rules(), reversed);
    }

    private @Nullable BigDecimal multiplier(OfxAggregates.Aggregate transaction, String id) {
        var stated = number(transaction.value("SHPERCTRCT"));
        return stated == null ? securities.multiplier(id).orElse(null) : stated;
    }

    private static boolean closes(OfxAggregates.Aggregate transaction) {
        var kind = transaction.value("BUYTYPE")
                + transaction.value("SELLTYPE")
                + transaction.value("OPTBUYTYPE")
                + transaction.value("OPTSELLTYPE");
        return Set.of("SELL", "BUYTOCOVER", "SELLTOCLOSE", "BUYTOCLOSE").contains(kind);
    }

    static @Nullable Instant executedAt(String text, boolean closes) {
        if (text.isEmpty()) {
            return null;
        }
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new Unreadable(text, "is not a date and time");
        }
        var day = Moment.read(parts.group("day"), Moment.DateOrder.MONTH_FIRST).date();
        var time = parts.group("time");
        if (time == null || time.equals(NOON)) {
            return TradeDay.of(day, closes);
        }
        var offset = parts.group("offset");
        return Moment.read(parts.group("day") + " " + time, Moment.DateOrder.MONTH_FIRST)
                .in(offset(offset));
    }

    /** Hours before or behind GMT, perhaps with a fraction: {@code -5}, {@code 5.5}. */
    private static ZoneId offset(@Nullable String hours) {
        if (hours == null) {
            return ZoneOffset.UTC;
        }
        var minutes = new BigDecimal(hours).multiply(MINUTES).intValue();
        try {
            return ZoneOffset.ofTotalSeconds(minutes * 60);
        } catch (DateTimeException e) {
            throw new Unreadable(hours, "is no offset from GMT");
        }
    }

    private static BigDecimal sum(OfxAggregates.Aggregate transaction, String... tags) {
        var sum = BigDecimal.ZERO;
        for (var tag : tags) {
            var number = number(transaction.value(tag));
            sum = number == null ? sum : sum.add(number);
        }
        return sum;
    }

    private static Row rejected(OfxAggregates.Aggregate transaction, String why) {
        return new Row.Rejected(transaction.line(), why, transaction.raw());
    }

    static @Nullable BigDecimal magnitude(String text) {
        var number = number(text);
        return number == null ? null : number.abs();
    }

    private static @Nullable BigDecimal number(String text) {
        return DecimalStyle.POINT.read(text);
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Set<String> names() {
        var named = Stream.of(TRADES, BOOKINGS, UNREAD).flatMap(kinds -> kinds.keySet().stream());
        return Stream.concat(named, Stream.of(OfxBooking.OPTION_END)).collect(Collectors.toUnmodifiableSet());
    }
}
