package io.tradesense.benchmarks.billing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * A handler that keeps a body with one INSERT before it answers, and at {@code /constant} one that answers what it always
 * answers. Arguments: its port; the database by {@code BARE_DATABASE_URL}.
 */
public final class BareHandlers {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS bare_events (id text PRIMARY KEY, payload text NOT NULL)";
    private static final String INSERT = "INSERT INTO bare_events (id, payload) VALUES ($1, $2)";
    private static final Buffer CONSTANT = Buffer.buffer(
            "{\"plan\":\"free\",\"status\":\"none\",\"entitlements\":{\"accounts\":1,\"aiTokensPerMonth\":50000,"
                    + "\"apiRequestsPerMinute\":600,\"historyDays\":90,\"importsPerMonth\":5,\"liveData\":0,\"models\":0},"
                    + "\"version\":0}");

    private BareHandlers() {}

    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        var pool = PgBuilder.pool()
                .connectingTo(System.getenv("BARE_DATABASE_URL"))
                .using(vertx)
                .build();
        pool.query(TABLE)
                .execute()
                .compose(made -> vertx.createHttpServer()
                        .requestHandler(request -> answer(pool, request))
                        .listen(Integer.parseInt(arguments[0]), "127.0.0.1"))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }

    private static void answer(Pool pool, HttpServerRequest request) {
        Future<Buffer> answer = request.path().equals("/constant")
                ? Future.succeededFuture(CONSTANT)
                : request.body()
                        .compose(body -> pool.preparedQuery(INSERT)
                                .execute(Tuple.of(UUID.randomUUID().toString(), body.toString())))
                        .map(kept -> Buffer.buffer("{\"received\":true}"));
        answer.onSuccess(body -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(body))
                .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
    }
}
