package io.tradesense.ai.search.pg;

import io.tradesense.contracts.JournalChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What trading's events change in the index, in the transaction of their being read. */
public final class SearchChanges {
    private static final String PUT_TRADE = """
            INSERT INTO search_documents (user_id, kind, ref_id, day, title, body) VALUES ($1, 'TRADE', $2, $3, $4, $5)
            ON CONFLICT (user_id, kind, ref_id) DO UPDATE SET
                day = excluded.day, title = excluded.title, body = excluded.body,
                embedding = NULL, embedded_by = NULL, vector_due = now()
            WHERE (search_documents.title, search_documents.body) IS DISTINCT FROM (excluded.title, excluded.body)
            """;
    private static final String REMOVE =
            "DELETE FROM search_documents WHERE user_id = $1 AND kind = $2 AND ref_id = $3";
    /** A change while the entry is being fetched makes it due again. */
    private static final String QUEUE = """
            INSERT INTO search_queue (user_id, kind, ref_id) VALUES ($1, 'ENTRY', $2)
            ON CONFLICT (user_id, kind, ref_id) DO UPDATE SET attempts = 0, not_before = now()
            """;

    private SearchChanges() {}

    public static Future<Void> changed(SqlClient transaction, TradeChanged trade) {
        Instant closed = trade.closedAt();
        var day = (closed == null ? trade.openedAt() : closed)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        String title = trade.symbol() + " " + trade.side().toLowerCase(Locale.ROOT) + ", " + result(trade);
        return transaction
                .preparedQuery(PUT_TRADE)
                .execute(Tuple.of(trade.userId(), trade.tradeId(), day, title, body(trade)))
                .mapEmpty();
    }

    public static Future<Void> deleted(SqlClient transaction, TradeDeleted trade) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(trade.userId(), "TRADE", trade.tradeId()))
                .mapEmpty();
    }

    public static Future<Void> changed(SqlClient transaction, JournalChanged entry) {
        return entry.deleted()
                ? transaction
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(entry.userId(), "ENTRY", entry.entryId()))
                        .mapEmpty()
                : transaction
                        .preparedQuery(QUEUE)
                        .execute(Tuple.of(entry.userId(), entry.entryId()))
                        .mapEmpty();
    }

    private static String result(TradeChanged trade) {
        if (!trade.status().equals("CLOSED")) {
            return "open";
        }
        int sign = trade.grossPnl().subtract(trade.fees()).signum();
        return sign > 0 ? "a win" : sign < 0 ? "a loss" : "break-even";
    }

    private static String body(TradeChanged trade) {
        List<String> words = new ArrayList<>();
        words.add(trade.assetClass().toLowerCase(Locale.ROOT));
        if (trade.setup() != null) {
            words.add("setup " + trade.setup());
        }
        if (!trade.tags().isEmpty()) {
            words.add("tags " + String.join(", ", trade.tags()));
        }
        if (!trade.mistakes().isEmpty()) {
            words.add("mistakes " + String.join(", ", trade.mistakes()));
        }
        return String.join("; ", words);
    }
}
