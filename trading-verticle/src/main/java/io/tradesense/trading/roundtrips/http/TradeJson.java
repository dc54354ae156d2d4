package io.tradesense.trading.roundtrips.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.trading.roundtrips.domain.Leg;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire form of a round trip. */
public final class TradeJson {

    private TradeJson() {}

    static JsonObject write(Trades.Listed trade) {
        var json = new JsonObject();
        write(trade, TradeFields.into(json));
        return json;
    }

    static void write(Trades.Listed trade, TradeFields fields) {
        var closedAt = trade.closedAt();
        var annotation = trade.noted().annotation();
        var unused = fields.text("id", trade.id().toString())
                .text("partOf", trade.partOf().toString())
                .text("accountId", trade.accountId().toString())
                .text("symbol", trade.instrument().symbol())
                .text("assetClass", trade.instrument().assetClass().name())
                .text("currency", trade.instrument().currency())
                .text("multiplier", trade.instrument().multiplier().toPlainString())
                .text("side", trade.direction().name())
                .text("status", trade.status().name())
                .text("quantity", trade.quantity().toPlainString())
                .text("maxQuantity", trade.maxQuantity().toPlainString())
                .text("openQuantity", trade.openQuantity().toPlainString())
                .text("entryPrice", trade.entryPrice().toPlainString())
                .text("exitPrice", plain(trade.exitPrice()))
                .text("openedAt", trade.openedAt().toString())
                .text("closedAt", closedAt == null ? null : closedAt.toString())
                .text("grossPnl", trade.grossPnl().toPlainString())
                .text("fees", trade.fees().toPlainString())
                .text("netPnl", trade.netPnl().toPlainString())
                .ratio("returnPct", ratio(trade.returnPct()))
                .whole("executionCount", trade.executionCount())
                .ratio("rMultiple", ratio(trade.noted().rMultiple()))
                .ratio("plannedRewardRisk", ratio(trade.plannedRewardRisk()))
                .text("riskAmount", plain(trade.noted().riskAmount()))
                .text("stopLoss", plain(annotation.stopLoss()))
                .text("takeProfit", plain(annotation.takeProfit()))
                .text("plannedRisk", plain(annotation.plannedRisk()))
                .list("tags", annotation.tags())
                .text("setup", annotation.setup())
                .list("mistakes", annotation.mistakes())
                .whole("rating", annotation.rating())
                .text("notes", annotation.notes())
                .text("mae", plain(trade.mae()))
                .text("mfe", plain(trade.mfe()));
    }

    public static JsonObject write(Trades.Detailed detailed) {
        var shown = detailed.legs();
        var next = detailed.trade().executionCount() == shown.size()
                ? null
                : shown.get(shown.size() - 1).executionId();
        return write(detailed.trade()).put("executions", write(shown)).put("executionsCursor", cursor(next));
    }

    static JsonObject write(Trades.LegPage page) {
        return new JsonObject().put("items", write(page.items())).put("nextCursor", cursor(page.next()));
    }

    private static @Nullable String cursor(@Nullable UUID execution) {
        return execution == null ? null : Cursor.of(execution.toString()).toString();
    }

    private static JsonArray write(List<Leg> legs) {
        var executions = new JsonArray();
        legs.forEach(leg -> executions.add(write(leg)));
        return executions;
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
