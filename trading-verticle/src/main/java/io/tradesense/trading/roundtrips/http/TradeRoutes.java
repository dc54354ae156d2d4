package io.tradesense.trading.roundtrips.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.executions.domain.Amendments;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /trades}: round trips to be read, deleted and brought back. */
public final class TradeRoutes {
    private final Trades trades;
    private final Accounts accounts;
    private final Amendments amendments;

    public TradeRoutes(Trades trades, Accounts accounts, Amendments amendments) {
        this.trades = trades;
        this.accounts = accounts;
        this.amendments = amendments;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listTrades", this::list)
                .on("getTrade", this::get)
                .on("listTradeExecutions", this::executions)
                .on("deleteTrade", this::delete)
                .on("restoreTrade", this::restore)
                .onStream("exportTrades", ctx -> TradeExport.send(ctx, api.parameters(ctx, "exportTrades"), trades));
    }

    private Future<Reply> list(ContractRequest request) {
        var question = new Trades.Question(
                TradeFilters.ofQuery(request),
                TradeFilters.view(request),
                TradeFilters.order(request.text("sort").orElse("-openedAt")));
        Optional<Trades.After> after = request.text("cursor").map(TradeRoutes::after);
        return requireOwn(request.userId(), question.filter().accountId())
                .compose(own -> trades.list(request.userId(), question, request.integer("limit", 50), after))
                .map(page -> Reply.ok(TradePage.write(page)));
    }

    private Future<Reply> get(ContractRequest request) {
        return trades.find(request.userId(), request.id("tradeId"))
                .map(trade -> Reply.ok(TradeJson.write(trade))
                        .with("etag", trade.trade().etag()));
    }

    private Future<Reply> executions(ContractRequest request) {
        Optional<UUID> after = request.text("cursor").map(TradeRoutes::execution);
        return trades.legs(request.userId(), request.id("tradeId"), request.integer("limit", 50), after)
                .map(page -> Reply.ok(TradeJson.write(page)));
    }

    private Future<Reply> delete(ContractRequest request) {
        return amendments
                .voidTrade(request.userId(), request.id("tradeId"), ifMatch(request))
                .map(deleted -> Reply.noContent());
    }

    private Future<Reply> restore(ContractRequest request) {
        return amendments
                .restoreTrade(request.userId(), request.id("tradeId"))
                .map(executions -> Reply.ok(new JsonObject().put("executionIds", ids(executions))));
    }

    /** The tag a change asks for; empty where it overwrites whatever stands there. */
    public static Optional<String> ifMatch(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> tag.replaceFirst("^W/", ""));
    }

    /** Ids as they are written. */
    public static JsonArray ids(List<UUID> ids) {
        return new JsonArray(ids.stream().map(UUID::toString).toList());
    }

    /** A stranger's account is answered as what it is to this user: nothing that is there. */
    private Future<?> requireOwn(UUID userId, Optional<UUID> accountId) {
        return accountId.<Future<?>>map(id -> accounts.find(userId, id)).orElseGet(Future::succeededFuture);
    }

    private static Trades.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        return new Trades.After(cursor.value(0), id(cursor.value(1)));
    }

    private static UUID execution(String text) {
        return id(Cursor.parse(text, 1).value(0));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }
}
