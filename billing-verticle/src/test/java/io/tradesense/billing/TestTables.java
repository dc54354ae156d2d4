package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The database of the service, read beside it. */
final class TestTables {
    /** What says itself that somebody left, and what nobody can rewrite. */
    private static final List<String> MAY_NAME = List.of("gone_users", "audit_events");

    private TestTables() {}

    /** Tables that have a row of the user. */
    static List<String> naming(String url, UUID userId) {
        return with(url, pool -> {
            List<String> naming = new ArrayList<>();
            String tables = "SELECT table_name FROM information_schema.columns"
                    + " WHERE table_schema = 'public' AND column_name = 'user_id'";
            for (Row row : await(pool.query(tables).execute())) {
                String table = row.getString(0);
                var found = await(pool.preparedQuery("SELECT 1 FROM " + table + " WHERE user_id = $1 LIMIT 1")
                        .execute(Tuple.of(userId)));
                if (found.size() > 0 && !MAY_NAME.contains(table)) {
                    naming.add(table);
                }
            }
            return naming;
        });
    }

    /** The first column of each row, as text. */
    static List<String> column(String url, String query) {
        return with(url, pool -> {
            List<String> rows = new ArrayList<>();
            for (Row row : await(pool.query(query).execute())) {
                rows.add(String.valueOf(row.getValue(0)));
            }
            return rows;
        });
    }

    private static <T> T with(String url, Function<Pool, T> read) {
        var vertx = Vertx.vertx();
        try {
            return read.apply(PgBuilder.pool().connectingTo(url).using(vertx).build());
        } finally {
            await(vertx.close());
        }
    }
}
