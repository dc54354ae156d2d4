package io.tradesense.trading.imports.formats;

import static java.util.Objects.requireNonNullElse;

import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One trade of a Flex query.
 *
 * <p>Costs are negative where they are paid. The id is {@code ibExecID} ({@code execID} in confirmations), which both
 * kinds of query share; {@code tradeID}, then {@code transactionID}, where there is none, as for exercises and expiries.
 * A query that leaves ibExecID out one day and has it the next names its fills differently, so it should stay as it is.
 *
 * <p>A cancellation ({@code BUY (Ca.)}) takes a trade back: the one with its id, else the one it is like.
 */
final class IbkrFlexTrade {

    private static final String EXECUTION = "EXECUTION";
    private static final String CANCELLED = "(CA.)";

    private final ImportContext context;

    IbkrFlexTrade(ImportContext context) {
        this.context = context;
    }

    Row row(int line, Map<String, String> attributes) {
        var level = first(attributes, "levelOfDetail");
        if (!level.isEmpty() && !level.equalsIgnoreCase(EXECUTION)) {
            return new Row.PassedOver(line, NoExecution.SUMMARY);
        }
        var category = first(attributes, "assetCategory");
        var end = IbkrBooking.end(first(attributes, "notes", "code"));
        if (end.isPresent()
                && IbkrAssets.isListedOption(category)
                && IbkrBooking.isWithoutPrice(first(attributes, "tradePrice", "price"))) {
            return ended(end.get(), line, attributes);
        }
        var draft = new FillDraft()
                .symbol(() -> symbol(attributes, category))
                .assetClass(() -> IbkrAssets.of(category))
                .side(() -> side(attributes))
                .quantity(() -> magnitude(number(first(attributes, "quantity"))))
                .price(() -> number(first(attributes, "tradePrice", "price")))
                .fees(() -> cost(attributes, first(attributes, "taxes", "tax")))
                .commission(() -> cost(attributes, first(attributes, "ibCommission", "commission")))
                .currency(() -> textOrNull(first(attributes, "currency")))
                .multiplier(() -> number(first(attributes, "multiplier")))
                .executedAt(() -> executedAt(attributes))
                .externalId(() -> externalId(attributes));
        if (IbkrAssets.isOnFuture(category) && first(attributes, "multiplier").isEmpty()) {
            draft.fault("multiplier", "multiplier is missing: add it to the Flex query");
        }
        if (isCancellation(attributes)) {
            return Row.cancelled(draft, line, raw("Trade", attributes), context.rules(), externalId(attributes));
        }
        return Row.of(
                draft,
                line,
                () -> raw("Trade", attributes),
                context.rules(),
                Stated.ofFill(Measure.FILL_NET_PNL, first(attributes, "fifoPnlRealized"), null, line));
    }

    /** Money that was booked. */
    Row cash(int line, Map<String, String> attributes) {
        return IbkrBooking.cashTransaction(line, attributes, raw("CashTransaction", attributes), context);
    }

    Row transfer(int line, Map<String, String> attributes) {
        return IbkrBooking.transfer(line, attributes, raw("Transfer", attributes), context);
    }

    private Row ended(OptionEvent.Type type, int line, Map<String, String> attributes) {
        return new Bookkeeping(line, raw("Trade", attributes), context.rules())
                .ended(
                        type,
                        () -> textOrNull(first(attributes, "symbol")),
                        () -> magnitude(number(first(attributes, "quantity"))),
                        () -> executedAt(attributes),
                        () -> cost(attributes, first(attributes, "ibCommission", "commission")),
                        externalId(attributes),
                        symbol -> pnl(line, attributes, symbol));
    }

    private static List<StatedFigure> pnl(int line, Map<String, String> attributes, String symbol) {
        var stated = Stated.number(first(attributes, "fifoPnlRealized"));
        var id = externalId(attributes);
        return stated == null
                ? List.of()
                : List.of(new StatedFigure(
                        Measure.FILL_NET_PNL,
                        symbol,
                        textOrNull(first(attributes, "currency")),
                        id == null ? "line " + line : id,
                        stated,
                        null));
    }

    /** A position of the statement's end. Only whole positions: a query may list their lots too. */
    List<StatedFigure> position(Map<String, String> attributes) {
        var held = Stated.number(first(attributes, "position", "quantity"));
        var category = first(attributes, "assetCategory");
        var level = first(attributes, "levelOfDetail");
        var day = first(attributes, "reportDate");
        if (held == null || first(attributes, "symbol").isEmpty() || level.equalsIgnoreCase("LOT")) {
            return List.of();
        }
        try {
            var assetClass = IbkrAssets.of(category);
            var asOf = day.isEmpty() ? null : endOf(day);
            var symbol = category.equals("FUT") && asOf != null
                    ? FutureName.symbol(first(attributes, "symbol"), asOf)
                    : first(attributes, "symbol");
            return assetClass == null || symbol == null
                    ? List.of()
                    : List.of(new StatedFigure(
                            Measure.POSITION, Fill.normalised(symbol, assetClass), null, "OpenPosition", held, asOf));
        } catch (Unreadable unreadable) {
            return List.of();
        }
    }

    static List<StatedFigure> corporateAction(Map<String, String> attributes) {
        var symbol = first(attributes, "symbol").toUpperCase(Locale.ROOT);
        var moved = Stated.number(first(attributes, "quantity"));
        return symbol.isEmpty()
                ? List.of()
                : List.of(new StatedFigure(
                        Measure.CORPORATE_ACTION,
                        symbol,
                        null,
                        "CorporateAction",
                        requireNonNullElse(moved, BigDecimal.ZERO),
                        null));
    }

    /** Totals of one currency; the summary in the base currency mixes several and says nothing that can be compared. */
    static List<StatedFigure> cashReport(Map<String, String> attributes) {
        var currency = first(attributes, "currency");
        if (currency.isEmpty() || currency.equals("BASE_SUMMARY")) {
            return List.of();
        }
        List<StatedFigure> figures = new ArrayList<>();
        Map.of(
                        "commissions", Measure.COMMISSIONS,
                        "netTradesPurchases", Measure.PURCHASES,
                        "netTradesSales", Measure.SALES,
                        "depositWithdrawals", Measure.NET_DEPOSITS)
                .forEach((name, measure) -> {
                    var amount = Stated.number(first(attributes, name));
                    if (amount != null) {
                        figures.add(new StatedFigure(measure, null, currency, name, amount, null));
                    }
                });
        figures.sort(Comparator.comparing(StatedFigure::measure));
        return figures;
    }

    private Instant endOf(String day) {
        return Moment.read(day, Moment.DateOrder.MONTH_FIRST)
                .date()
                .plusDays(1)
                .atStartOfDay(context.zoneOr(Moment.NEW_YORK))
                .minusNanos(1_000)
                .toInstant();
    }

    private @Nullable String symbol(Map<String, String> attributes, String category) {
        var symbol = first(attributes, "symbol");
        return category.equals("FUT") ? FutureName.symbol(symbol, executedAt(attributes)) : textOrNull(symbol);
    }

    private static @Nullable Side side(Map<String, String> attributes) {
        var word = first(attributes, "buySell").toUpperCase(Locale.ROOT);
        var quantity = requireNonNullElse(number(first(attributes, "quantity")), BigDecimal.ZERO);
        if (word.isEmpty()) {
            return quantity.signum() == 0 ? null : bySign(quantity);
        }
        if (!word.startsWith("BUY") && !word.startsWith("SELL")) {
            throw new Unreadable(word, "is neither BUY nor SELL");
        }
        var buys = word.startsWith("BUY");
        if (buys && quantity.signum() < 0 && !isCancellation(attributes)) {
            throw new Unreadable(word, "contradicts a quantity below zero");
        }
        return buys ? Side.BUY : Side.SELL;
    }

    private static Side bySign(BigDecimal quantity) {
        return quantity.signum() > 0 ? Side.BUY : Side.SELL;
    }

    private static boolean isCancellation(Map<String, String> attributes) {
        return first(attributes, "buySell").toUpperCase(Locale.ROOT).contains(CANCELLED);
    }

    private @Nullable Instant executedAt(Map<String, String> attributes) {
        var moment = first(attributes, "dateTime");
        if (moment.isEmpty()) {
            moment = (first(attributes, "tradeDate") + " " + first(attributes, "tradeTime")).strip();
        }
        return moment.isEmpty()
                ? null
                : Moment.read(moment, Moment.DateOrder.MONTH_FIRST).in(context.zoneOr(Moment.NEW_YORK));
    }

    /** What was paid, in the trade's currency: forex is charged in the account's, and Flex gives the rate between them. */
    private @Nullable BigDecimal cost(Map<String, String> attributes, String text) {
        var paid = number(text);
        var currency = first(attributes, "currency");
        var charged = first(attributes, "ibCommissionCurrency", "commissionCurrency");
        if (paid == null || paid.signum() == 0 || charged.isEmpty() || charged.equals(currency)) {
            return paid == null ? null : paid.negate();
        }
        var rate = number(first(attributes, "fxRateToBase"));
        if (rate == null || rate.signum() <= 0 || !charged.equals(context.currency())) {
            throw new Unreadable(
                    text + " " + charged, "is in another currency than the trade and there is no rate for it");
        }
        return paid.negate().divide(rate, MathContext.DECIMAL64).setScale(8, RoundingMode.HALF_EVEN);
    }

    private static @Nullable String externalId(Map<String, String> attributes) {
        var id = first(attributes, "ibExecID", "execID", "tradeID", "transactionID");
        return id.isEmpty() ? null : id;
    }

    private static @Nullable BigDecimal number(String text) {
        return DecimalStyle.POINT.read(text);
    }

    private static @Nullable BigDecimal magnitude(@Nullable BigDecimal number) {
        return number == null ? null : number.abs();
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String first(Map<String, String> attributes, String... names) {
        for (var name : names) {
            var value = attributes.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static String raw(String element, Map<String, String> attributes) {
        var raw = new StringBuilder("<" + element);
        for (var attribute : new TreeMap<>(attributes).entrySet()) {
            if (!attribute.getValue().isEmpty() && raw.length() < Row.Rejected.RAW_LENGTH) {
                raw.append(' ')
                        .append(attribute.getKey())
                        .append("=\"")
                        .append(attribute.getValue())
                        .append('"');
            }
        }
        return raw.append("/>").toString();
    }
}
