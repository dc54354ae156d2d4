package io.tradesense.trading.imports.domain;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.Reconciled.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts ours beside the broker's figures about one symbol, and finds out why they differ. */
public final class SymbolReconciliation {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * A figure and what it is about.
     *
     * @param executionId of the fill it was stated with; null for one of a symbol
     */
    public record Figure(
            long number, StatedFigure stated, @Nullable UUID executionId) {}

    /**
     * What else is known of the symbol.
     *
     * @param basis the account's
     * @param executions all of the account on it that count, of whatever instrument
     * @param ofFile those of them that are in the file
     * @param until the time of the file's last execution
     * @param excluded whether a row about it was rejected, or an execution of the file does not count any more
     * @param corporateAction whether the file has one about it
     */
    public record Known(
            CostBasis basis,
            List<Execution> executions,
            Set<UUID> ofFile,
            Instant until,
            boolean excluded,
            boolean corporateAction) {}

    /** Which of its parts a result is taken to have. */
    private enum Convention {
        NET("after all costs"),
        GROSS("before costs"),
        CLOSING_COSTS("after the costs of closing alone");

        private final String words;

        Convention(String words) {
            this.words = words;
        }

        /** Shares of costs are quotients; beyond eight digits nothing is kept. */
        BigDecimal of(Realised realised) {
            var figure = switch (this) {
                case NET -> realised.net();
                case GROSS -> realised.gross();
                case CLOSING_COSTS -> realised.gross().subtract(realised.closingCosts());
            };
            return figure.setScale(8, RoundingMode.HALF_EVEN);
        }
    }

    private final Known known;
    private final Map<UUID, Execution> byId = new HashMap<>();
    private final Map<Instrument, List<Execution>> instruments = new LinkedHashMap<>();
    private final Map<CostBasis, Map<UUID, Realised>> results = new EnumMap<>(CostBasis.class);
    private boolean positionDiffers;

    private SymbolReconciliation(Known known) {
        this.known = known;
        known.executions().forEach(execution -> {
            byId.put(execution.id(), execution);
            instruments
                    .computeIfAbsent(execution.instrument(), first -> new ArrayList<>())
                    .add(execution);
        });
    }

    /** One for each figure, in their order. */
    public static List<Reconciled> of(Known known, List<Figure> figures) {
        var symbol = new SymbolReconciliation(known);
        symbol.positionDiffers = figures.stream()
                .filter(figure -> figure.stated().measure() == StatedFigure.Measure.POSITION)
                .anyMatch(figure ->
                        symbol.held(figure.stated()).compareTo(figure.stated().amount()) != 0);
        return figures.stream().map(symbol::reconciled).toList();
    }

    private Reconciled reconciled(Figure figure) {
        return switch (figure.stated().measure()) {
            case FILL_NET_PNL -> fill(figure, execution -> pnl(figure, List.of(execution), Convention.NET));
            case FILL_GROSS_PNL -> fill(figure, execution -> pnl(figure, List.of(execution), Convention.GROSS));
            case FILL_CASH -> fill(figure, execution -> cash(figure, execution));
            case SYMBOL_NET_PNL -> total(figure, inFile());
            case POSITION -> position(figure);
            case PURCHASES, SALES, COMMISSIONS, DEPOSITS, WITHDRAWALS, NET_DEPOSITS, BALANCE, CORPORATE_ACTION ->
                throw new IllegalArgumentException(figure.stated().measure() + " is not about a symbol");
        };
    }

    private List<Execution> inFile() {
        return known.executions().stream()
                .filter(execution -> known.ofFile().contains(execution.id()))
                .toList();
    }

    private Reconciled fill(Figure figure, Function<Execution, Reconciled> with) {
        var execution = byId.get(figure.executionId());
        if (execution == null) {
            return figure.stated().amount().signum() == 0
                    ? Reconciled.same(figure.number(), figure.stated(), BigDecimal.ZERO)
                    : different(
                            figure, BigDecimal.ZERO, Cause.EXCLUDED_FILL, "the execution does not count here any more");
        }
        var theirs = figure.stated().currency();
        var ours = execution.instrument().currency();
        if (theirs != null && !theirs.equals(ours)) {
            var amount = figure.stated().measure() == StatedFigure.Measure.FILL_CASH
                    ? moved(execution)
                    : Convention.GROSS.of(result(List.of(execution), known.basis()));
            return Reconciled.incomparable(
                    figure.number(), figure.stated(), amount, "ours is in " + ours + ", the broker's in " + theirs);
        }
        return with.apply(execution);
    }

    private Reconciled total(Figure figure, List<Execution> fills) {
        var currency = figure.stated().currency();
        boolean isAnother = currency != null
                && fills.stream()
                        .anyMatch(
                                execution -> !execution.instrument().currency().equals(currency));
        return isAnother
                ? Reconciled.incomparable(
                        figure.number(),
                        figure.stated(),
                        Convention.NET.of(result(fills, known.basis())),
                        "ours is in the instrument's currency, the broker's in " + currency)
                : pnl(figure, fills, Convention.NET);
    }

    private Reconciled pnl(Figure figure, List<Execution> fills, Convention stated) {
        var theirs = figure.stated().amount();
        var result = result(fills, known.basis());
        var ours = stated.of(result);
        if (ours.compareTo(theirs) == 0) {
            return Reconciled.same(figure.number(), figure.stated(), ours);
        }
        var tolerance = tolerance(fills.size());
        if (near(ours, theirs, tolerance)) {
            return different(figure, ours, Cause.ROUNDING, "the same but for what was rounded");
        }
        for (var convention : Convention.values()) {
            if (near(convention.of(result), theirs, tolerance)) {
                return different(figure, ours, Cause.COMMISSION, "the broker's is " + convention.words);
            }
        }
        for (var basis : List.of(CostBasis.FIFO, CostBasis.LIFO, CostBasis.AVERAGE, CostBasis.HIFO)) {
            for (var convention : Convention.values()) {
                if (near(convention.of(result(fills, basis)), theirs, tolerance)) {
                    return different(
                            figure, ours, Cause.METHOD, "the broker's is that of " + basis + ", " + convention.words);
                }
            }
        }
        return explained(figure, ours, positionDiffers || closesLess(fills));
    }

    /** Whether some of what the broker says was closed has opened a position here. */
    private boolean closesLess(List<Execution> fills) {
        var closed = result(fills, known.basis()).closed();
        var filled = fills.stream().map(Execution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return fills.size() == 1 ? closed.compareTo(filled) < 0 : closed.signum() == 0;
    }

    private Reconciled position(Figure figure) {
        var ours = held(figure.stated());
        return ours.compareTo(figure.stated().amount()) == 0
                ? Reconciled.same(figure.number(), figure.stated(), ours)
                : explained(figure, ours, true);
    }

    private Reconciled explained(Figure figure, BigDecimal ours, boolean fillsAreMissing) {
        if (known.corporateAction()) {
            return different(figure, ours, Cause.CORPORATE_ACTION, "the file has a corporate action on it");
        }
        if (known.excluded()) {
            return different(
                    figure,
                    ours,
                    Cause.EXCLUDED_FILL,
                    "a row about it was rejected, or its execution was deleted here");
        }
        return fillsAreMissing
                ? different(
                        figure,
                        ours,
                        Cause.MISSING_OPENING,
                        "fills are missing here, as a rule those before the file's first day")
                : different(figure, ours, Cause.UNEXPLAINED, "none of the usual causes gives this difference");
    }

    private Reconciled cash(Figure figure, Execution execution) {
        var theirs = figure.stated().amount();
        var ours = moved(execution);
        if (ours.compareTo(theirs) == 0) {
            return Reconciled.same(figure.number(), figure.stated(), ours);
        }
        if (near(ours, theirs, tolerance(execution))) {
            return different(figure, ours, Cause.ROUNDING, "the price is rounded, the broker's amount is not");
        }
        return near(ours.add(execution.costs()), theirs, tolerance(execution))
                ? different(figure, ours, Cause.COMMISSION, "the broker's is before costs")
                : explained(figure, ours, false);
    }

    /** What a fill moves in cash; a future moves its costs alone. */
    static BigDecimal moved(Execution execution) {
        if (execution.instrument().assetClass() == AssetClass.FUTURE) {
            return execution.costs().negate();
        }
        return signed(execution, traded(execution).negate()).subtract(execution.costs());
    }

    private static BigDecimal traded(Execution execution) {
        return execution
                .price()
                .multiply(execution.quantity())
                .multiply(execution.instrument().multiplier());
    }

    private static BigDecimal signed(Execution execution, BigDecimal ofBuy) {
        return execution.side() == Side.BUY ? ofBuy : ofBuy.negate();
    }

    private BigDecimal held(StatedFigure stated) {
        var statedAt = stated.asOf();
        var asOf = statedAt == null ? known.until() : statedAt;
        return known.executions().stream()
                .filter(execution -> !execution.executedAt().isAfter(asOf))
                .map(execution -> signed(execution, execution.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Realised result(List<Execution> fills, CostBasis basis) {
        var all = results.computeIfAbsent(basis, first -> {
            Map<UUID, Realised> realised = new HashMap<>();
            instruments.values().forEach(instrument -> realised.putAll(Realised.byFill(instrument, basis)));
            return realised;
        });
        return Realised.sum(
                fills.stream().map(execution -> all.get(execution.id())).toList());
    }

    private static Reconciled different(Figure figure, BigDecimal ours, Cause cause, String detail) {
        return Reconciled.different(figure.number(), figure.stated(), ours, cause, detail);
    }

    /** Every fill's figure may have been rounded to the cent. */
    private static BigDecimal tolerance(int fills) {
        return CENT.multiply(BigDecimal.valueOf(Math.max(1, fills)));
    }

    /** Half a unit of the last digit of the price, over all that was filled, and a cent. */
    private static BigDecimal tolerance(Execution execution) {
        var half = BigDecimal.valueOf(5, Math.max(2, execution.price().scale()) + 1);
        return half.multiply(execution.quantity())
                .multiply(execution.instrument().multiplier())
                .add(CENT);
    }

    private static boolean near(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
        return one.subtract(other).abs().compareTo(tolerance) <= 0;
    }
}
