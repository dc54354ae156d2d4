package io.tradesense.trading.roundtrips.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.RoundTrip;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** {@code /trades}: round trips to be read. */
public final class TradeRoutes {
    private final Trades trades;
    private final Accounts accounts;

    public TradeRoutes(Trades trades, Accounts accounts) {
        this.trades = trades;
        this.accounts = accounts;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listTrades", this::list).on("getTrade", this::get);
    }

    private Future<Reply> list(ContractRequest request) {
        var filter = filter(request);
        var order = order(request.text("sort").orElse("-openedAt"));
        Optional<Trades.After> after = request.text("cursor").map(TradeRoutes::after);
        return requireOwn(request.userId(), filter.accountId())
                .compose(own -> trades.list(request.userId(), filter, order, request.integer("limit", 50), after))
                .map(TradeRoutes::reply);
    }

    private Future<Reply> get(ContractRequest request) {
        return trades.find(request.userId(), request.id("tradeId")).map(trade -> Reply.ok(TradeJson.write(trade)));
    }

    /** A stranger's account is answered as what it is to this user: nothing that is there. */
    private Future<?> requireOwn(UUID userId, Optional<UUID> accountId) {
        return accountId.<Future<?>>map(id -> accounts.find(userId, id)).orElseGet(Future::succeededFuture);
    }

    private static Trades.Filter filter(ContractRequest request) {
        List<Fault.At> faults = new ArrayList<>();
        var filter = new Trades.Filter(
                request.optionalId("accountId"),
                request.text("symbol").map(symbol -> symbol.strip().toUpperCase(Locale.ROOT)),
                request.text("side").map(Direction::valueOf),
                request.text("status").map(RoundTrip.Status::valueOf),
                instant(request, "from", faults),
                instant(request, "to", faults),
                request.text("minPnl").map(BigDecimal::new),
                request.text("maxPnl").map(BigDecimal::new));
        if (!faults.isEmpty()) {
            throw Fault.malformed(faults.size() + " fields are not valid", faults);
        }
        return filter;
    }

    private static Optional<Instant> instant(ContractRequest request, String name, List<Fault.At> faults) {
        return request.text(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException unreadable) {
                faults.add(new Fault.At("query:" + name, "is not a time such as 2026-01-15T14:30:00Z"));
                return Optional.empty();
            }
        });
    }

    private static Trades.Order order(String sort) {
        boolean descending = sort.startsWith("-");
        return new Trades.Order(
                switch (descending ? sort.substring(1) : sort) {
                    case "closedAt" -> Trades.Sort.CLOSED_AT;
                    case "netPnl" -> Trades.Sort.NET_PNL;
                    case "symbol" -> Trades.Sort.SYMBOL;
                    default -> Trades.Sort.OPENED_AT;
                },
                descending);
    }

    private static Trades.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Trades.After(cursor.value(0), UUID.fromString(cursor.value(1)));
        } catch (IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }

    private static Reply reply(Trades.Page page) {
        var items = new JsonArray();
        page.items().forEach(trade -> items.add(TradeJson.write(trade)));
        var next = page.next();
        return Reply.ok(new JsonObject()
                .put("items", items)
                .put(
                        "nextCursor",
                        next == null
                                ? null
                                : Cursor.of(next.value(), next.id().toString()).toString()));
    }
}
