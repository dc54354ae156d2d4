package io.tradesense.trading.roundtrips.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Grouping;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.Trades;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads which trades are asked for: out of a query, or out of a body that names the same parameters. */
public final class TradeFilters {
    private final Function<String, List<String>> values;
    private final String pointer;
    private final List<Fault.At> faults = new ArrayList<>();

    private TradeFilters(Function<String, List<String>> values, String pointer) {
        this.values = values;
        this.pointer = pointer;
    }

    /** @throws Fault MALFORMED naming every bad parameter */
    public static Trades.Filter ofQuery(ContractRequest request) {
        var reading = new TradeFilters(name -> request.context().queryParam(name), "query:");
        var filter = reading.filter();
        if (!reading.faults.isEmpty()) {
            throw Fault.malformed(reading.faults);
        }
        return filter;
    }

    /**
     * @param parameters checked against the contract
     * @throws Fault INVALID naming every bad one, under {@code /filter}
     */
    public static Trades.Filter ofBody(Map<String, String> parameters) {
        var reading = new TradeFilters(
                name -> parameters.containsKey(name) ? List.of(parameters.get(name)) : List.of(), "/filter/");
        var filter = reading.filter();
        if (!reading.faults.isEmpty()) {
            throw Fault.invalid(reading.faults);
        }
        return filter;
    }

    static Trades.View view(ContractRequest request) {
        return new Trades.View(
                request.text("costBasis").map(CostBasis::valueOf),
                request.text("grouping").map(Grouping::valueOf).orElse(Grouping.FLAT_TO_FLAT));
    }

    static Trades.Order order(String sort) {
        boolean descending = sort.startsWith("-");
        return new Trades.Order(
                switch (descending ? sort.substring(1) : sort) {
                    case "closedAt" -> Trades.Sort.CLOSED_AT;
                    case "netPnl" -> Trades.Sort.NET_PNL;
                    case "returnPct" -> Trades.Sort.RETURN_PCT;
                    case "holdingTime" -> Trades.Sort.HOLDING_TIME;
                    case "symbol" -> Trades.Sort.SYMBOL;
                    default -> Trades.Sort.OPENED_AT;
                },
                descending);
    }

    private Trades.Filter filter() {
        return new Trades.Filter(
                text("accountId").map(UUID::fromString),
                text("symbol").map(symbol -> symbol.strip().toUpperCase(Locale.ROOT)),
                text("assetClass").map(AssetClass::valueOf),
                text("side").map(Direction::valueOf),
                text("status").map(RoundTrip.Status::valueOf),
                list("tag"),
                text("setup"),
                list("mistake"),
                text("dateBy").map("closedAt"::equals).orElse(false),
                instant("from"),
                instant("to"),
                text("minPnl").map(BigDecimal::new),
                text("maxPnl").map(BigDecimal::new));
    }

    private Optional<String> text(String name) {
        return values.apply(name).stream().findFirst();
    }

    /** Given several times, or once with commas between. */
    private List<String> list(String name) {
        return values.apply(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException unreadable) {
                faults.add(new Fault.At(pointer + name, "is not a time such as 2026-01-15T14:30:00Z"));
                return Optional.empty();
            }
        });
    }
}
