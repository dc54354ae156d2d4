package io.tradesense.trading.roundtrips.http;

import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wire form of a round trip. */
public final class TradeJson {

    private TradeJson() {}

    static JsonObject write(Trades.Listed trade) {
        var closedAt = trade.closedAt();
        var annotation = trade.noted().annotation();
        return new JsonObject()
                .put("id", trade.id().toString())
                .put("partOf", trade.partOf().toString())
                .put("accountId", trade.accountId().toString())
                .put("symbol", trade.instrument().symbol())
                .put("assetClass", trade.instrument().assetClass().name())
                .put("currency", trade.instrument().currency())
                .put("multiplier", trade.instrument().multiplier().toPlainString())
                .put("side", trade.direction().name())
                .put("status", trade.status().name())
                .put("quantity", trade.quantity().toPlainString())
                .put("maxQuantity", trade.maxQuantity().toPlainString())
                .put("openQuantity", trade.openQuantity().toPlainString())
                .put("entryPrice", trade.entryPrice().toPlainString())
                .put("exitPrice", plain(trade.exitPrice()))
                .put("openedAt", trade.openedAt().toString())
                .put("closedAt", closedAt == null ? null : closedAt.toString())
                .put("grossPnl", trade.grossPnl().toPlainString())
                .put("fees", trade.fees().toPlainString())
                .put("netPnl", trade.netPnl().toPlainString())
                .put("returnPct", ratio(trade.returnPct()))
                .put("executionCount", trade.executionCount())
                .put("rMultiple", ratio(trade.noted().rMultiple()))
                .put("plannedRewardRisk", ratio(trade.plannedRewardRisk()))
                .put("riskAmount", plain(trade.noted().riskAmount()))
                .put("stopLoss", plain(annotation.stopLoss()))
                .put("takeProfit", plain(annotation.takeProfit()))
                .put("plannedRisk", plain(annotation.plannedRisk()))
                .put("tags", new JsonArray(List.copyOf(annotation.tags())))
                .put("setup", annotation.setup())
                .put("mistakes", new JsonArray(List.copyOf(annotation.mistakes())))
                .put("rating", annotation.rating())
                .put("notes", annotation.notes())
                .put("mae", plain(trade.mae()))
                .put("mfe", plain(trade.mfe()));
    }

    public static JsonObject write(Trades.Detailed detailed) {
        var executions = new JsonArray();
        detailed.legs().forEach(leg -> executions.add(write(leg)));
        return write(detailed.trade()).put("executions", executions);
    }

    private static JsonObject write(Leg leg) {
        return new JsonObject()
                .put("executionId", leg.executionId().toString())
                .put("role", leg.role().name())
                .put("quantity", leg.split().quantity(leg.quantity()).toPlainString())
                .put("price", leg.split().price(leg.price()).toPlainString())
                .put("costs", leg.costs().toPlainString())
                .put("executedAt", leg.executedAt().toString());
    }

    private static @Nullable Double ratio(@Nullable BigDecimal ratio) {
        return ratio == null ? null : ratio.doubleValue();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
