package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.annotations.domain.Annotation;
import io.tradesense.trading.annotations.domain.Noted;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Copies what is said about executions to the trades that hold them, for lists are filtered by it. An annotation belongs
 * to the trade its execution enters; where an execution that came late made an exit of it, to the trade it leaves.
 */
public final class TradeNotes {
    private static final String ANY = "SELECT 1 FROM trade_annotations WHERE account_id = $1 LIMIT 1";

    private static final String OF_TRADES = """
            SELECT t.id AS trade_id, t.side, t.entry_price, t.max_quantity, t.multiplier, t.net_pnl,
                a.stop_loss, a.take_profit, a.planned_risk, a.tags, a.setup, a.mistakes, a.rating, a.notes, a.version
            FROM trades t
            JOIN trade_legs l ON l.trade_id = t.id
            JOIN trade_annotations a ON a.execution_id = l.execution_id
            WHERE t.id = ANY ($1) AND (l.role = 'ENTRY' OR NOT EXISTS (
                SELECT 1 FROM legs_of_execution(l.execution_id) entry WHERE entry.role = 'ENTRY'))
            ORDER BY t.id, l.ordinal
            """;

    // As one document: an array of arrays, which tags would be, is no thing UNNEST can take apart.
    private static final String COPY = """
            UPDATE trades t
            SET stop_loss = x.stop_loss, take_profit = x.take_profit, planned_risk = x.planned_risk,
                risk_amount = x.risk_amount, r_multiple = x.r_multiple, tags = x.tags, setup = x.setup,
                mistakes = x.mistakes, rating = x.rating, notes = x.notes, annotation_version = x.version
            FROM jsonb_to_recordset($1::text::jsonb) AS x (id uuid, stop_loss numeric, take_profit numeric,
                planned_risk numeric, risk_amount numeric, r_multiple numeric, tags text[], setup text, mistakes text[],
                rating smallint, notes text, version bigint)
            WHERE t.id = x.id
            """;

    private TradeNotes() {}

    /** Whether anything is said about executions of the account. */
    static Future<Boolean> any(SqlConnection transaction, UUID accountId) {
        return transaction.preparedQuery(ANY).execute(Tuple.of(accountId)).map(rows -> rows.size() > 0);
    }

    /** Brings the given trades up to their annotations; answers those of the trades that have any. */
    public static Future<Map<UUID, Noted>> copy(SqlConnection transaction, Collection<UUID> trades) {
        return transaction
                .preparedQuery(OF_TRADES)
                .execute(Tuple.tuple().addArrayOfUUID(trades.toArray(UUID[]::new)))
                .map(TradeNotes::noted)
                .compose(noted -> transaction
                        .preparedQuery(COPY)
                        .execute(Tuple.of(document(noted)))
                        .map(noted));
    }

    /** From the columns of an annotation, which a trade has too. */
    static Annotation annotation(Row row) {
        return new Annotation(
                row.getBigDecimal("stop_loss"),
                row.getBigDecimal("take_profit"),
                row.getBigDecimal("planned_risk"),
                new TreeSet<>(Arrays.asList(row.getArrayOfStrings("tags"))),
                row.getString("setup"),
                new TreeSet<>(Arrays.asList(row.getArrayOfStrings("mistakes"))),
                row.getInteger("rating"),
                row.getString("notes"));
    }

    private static Map<UUID, Noted> noted(RowSet<Row> rows) {
        Map<UUID, List<Row>> byTrade = new LinkedHashMap<>();
        rows.forEach(row -> byTrade.computeIfAbsent(row.getUUID("trade_id"), trade -> new ArrayList<>())
                .add(row));
        Map<UUID, Noted> noted = new HashMap<>();
        byTrade.forEach((trade, parts) -> noted.put(trade, noted(parts)));
        return noted;
    }

    private static Noted noted(List<Row> parts) {
        Row trade = parts.get(0);
        return Noted.of(
                Annotation.together(parts.stream().map(TradeNotes::annotation).toList()),
                parts.stream().mapToLong(part -> part.getLong("version")).sum(),
                Direction.valueOf(trade.getString("side")),
                trade.getBigDecimal("entry_price"),
                trade.getBigDecimal("max_quantity"),
                trade.getBigDecimal("multiplier"),
                trade.getBigDecimal("net_pnl"));
    }

    private static String document(Map<UUID, Noted> noted) {
        var document = new JsonArray();
        noted.forEach((trade, each) -> {
            var annotation = each.annotation();
            document.add(new JsonObject()
                    .put("id", trade.toString())
                    .put("stop_loss", plain(annotation.stopLoss()))
                    .put("take_profit", plain(annotation.takeProfit()))
                    .put("planned_risk", plain(annotation.plannedRisk()))
                    .put("risk_amount", plain(each.riskAmount()))
                    .put("r_multiple", plain(each.rMultiple()))
                    .put("tags", new JsonArray(List.copyOf(annotation.tags())))
                    .put("setup", annotation.setup())
                    .put("mistakes", new JsonArray(List.copyOf(annotation.mistakes())))
                    .put("rating", annotation.rating())
                    .put("notes", annotation.notes())
                    .put("version", each.version()));
        });
        return document.encode();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
