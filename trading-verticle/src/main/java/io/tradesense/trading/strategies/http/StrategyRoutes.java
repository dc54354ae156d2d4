package io.tradesense.trading.strategies.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.strategies.domain.Strategies;
import io.tradesense.trading.strategies.domain.Strategy;
import io.tradesense.trading.strategies.domain.StrategyLeg;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /trades/strategies}. */
public final class StrategyRoutes {
    private final Strategies strategies;
    private final Accounts accounts;

    public StrategyRoutes(Strategies strategies, Accounts accounts) {
        this.strategies = strategies;
        this.accounts = accounts;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listStrategies", this::list);
    }

    private Future<Reply> list(ContractRequest request) {
        var accountId = request.optionalId("accountId");
        var underlying = request.text("underlying").map(text -> Fill.normalised(text, AssetClass.STOCK));
        var filter = new Strategies.Filter(accountId, underlying);
        var after = request.text("cursor").map(StrategyRoutes::after);
        return requireOwn(request.userId(), accountId)
                .compose(own -> strategies.list(request.userId(), filter, request.integer("limit", 50), after))
                .map(StrategyRoutes::reply);
    }

    /** A stranger's account is answered as what it is to this user: nothing that is there. */
    private Future<?> requireOwn(UUID userId, Optional<UUID> accountId) {
        return accountId.<Future<?>>map(id -> accounts.find(userId, id)).orElseGet(Future::succeededFuture);
    }

    private static Reply reply(Strategies.Page page) {
        var items = new JsonArray();
        page.items().forEach(strategy -> items.add(write(strategy)));
        var next = page.next();
        return Reply.ok(new JsonObject()
                .put("items", items)
                .put(
                        "nextCursor",
                        next == null
                                ? null
                                : Cursor.of(
                                                next.openedAt().toString(),
                                                next.tradeId().toString())
                                        .toString()));
    }

    private static JsonObject write(Strategy strategy) {
        var first = strategy.first();
        var legs = new JsonArray();
        strategy.legs().forEach(leg -> legs.add(write(leg)));
        return new JsonObject()
                .put("id", first.tradeId().toString())
                .put("kind", strategy.kind().name())
                .put("accountId", first.accountId().toString())
                .put("underlying", first.underlying())
                .put("currency", first.currency())
                .put("openedAt", strategy.openedAt().toString())
                .put("status", strategy.isOpen() ? "OPEN" : "CLOSED")
                .put("netDebit", plain(strategy.netDebit()))
                .put("maxProfit", plain(strategy.payoff().maxProfit()))
                .put("maxLoss", plain(strategy.payoff().maxLoss()))
                .put("bounds", strategy.payoff().bounds().name())
                .put("netPnl", plain(strategy.netPnl()))
                .put("legs", legs);
    }

    private static JsonObject write(StrategyLeg leg) {
        return new JsonObject()
                .put("tradeId", leg.tradeId().toString())
                .put("symbol", leg.symbol())
                .put("quantity", plain(leg.quantity()))
                .put("entryPrice", plain(leg.price()))
                .put("netPnl", plain(leg.netPnl()))
                .put("status", leg.isOpen() ? "OPEN" : "CLOSED");
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) return null;
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Strategies.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Strategies.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }
}
