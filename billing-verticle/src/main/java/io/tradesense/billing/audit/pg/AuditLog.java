package io.tradesense.billing.audit.pg;

import io.tradesense.billing.mirror.domain.Difference;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code audit_events}, which nobody can rewrite. */
public final class AuditLog {
    private static final String APPEND = """
            INSERT INTO audit_events (user_id, cause, object, object_id, fields) VALUES ($1, $2, $3, $4, $5::text::json)
            """;

    private AuditLog() {}

    /** In the transaction of what it tells. @param cause such as {@code user:…}, {@code webhook}, {@code operator:…} */
    public static Future<Void> append(
            SqlClient transaction, @Nullable UUID userId, String cause, List<Difference> differences) {
        if (differences.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> tuples = differences.stream()
                .map(each -> Tuple.of(
                        userId, cause, each.object(), each.id(), fields(each).encode()))
                .toList();
        return transaction.preparedQuery(APPEND).executeBatch(tuples).mapEmpty();
    }

    /** The fields of a difference as they are kept and shown. */
    public static JsonArray fields(Difference difference) {
        var fields = new JsonArray();
        difference
                .fields()
                .forEach(field -> fields.add(new JsonObject()
                        .put("name", field.name())
                        .put("before", field.before())
                        .put("after", field.after())));
        return fields;
    }
}
