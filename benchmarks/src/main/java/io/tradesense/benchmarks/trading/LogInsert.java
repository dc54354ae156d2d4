package io.tradesense.benchmarks.trading;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionId;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The statement by which an import adds a block of executions, on its own: what the database does of an import. */
final class LogInsert implements AutoCloseable {
    private static final int BLOCK = 5_000;
    private static final String READ = "SELECT " + ExecutionRows.COLUMNS
            + " FROM stated_executions WHERE account_id = $1 ORDER BY executed_at, external_id";
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    LogInsert(EmbeddedStores stores) {
        var postgres = stores.postgres();
        pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost(postgres.host())
                        .setPort(postgres.port())
                        .setDatabase("trading")
                        .setUser(postgres.user())
                        .setPassword(postgres.password())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(1))
                .using(vertx)
                .build();
    }

    /** The account's executions as another account's. */
    List<Execution> executionsFor(UUID account, UUID other) throws Exception {
        var rows = pool.preparedQuery(READ)
                .execute(Tuple.of(account))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        List<Execution> executions = new ArrayList<>(rows.size());
        rows.forEach(row -> executions.add(moved(ExecutionRows.execution(row), other)));
        return executions;
    }

    private static Execution moved(Execution execution, UUID account) {
        return new Execution(
                ExecutionId.of(account, execution.fingerprint()),
                account,
                execution.instrument(),
                execution.side(),
                execution.quantity(),
                execution.price(),
                execution.fees(),
                execution.commission(),
                execution.executedAt(),
                execution.externalId(),
                execution.fingerprint());
    }

    void insert(UUID user, UUID account, List<Execution> executions) throws Exception {
        for (int from = 0; from < executions.size(); from += BLOCK) {
            var block = executions.subList(from, Math.min(from + BLOCK, executions.size()));
            var added = pool.withTransaction(transaction -> PgExecutionLog.add(transaction, user, account, null, block))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            if (added.size() != block.size()) {
                throw new IllegalStateException("only " + added.size() + " of a block were new");
            }
        }
    }

    @Override
    public void close() throws Exception {
        pool.close().await(30, TimeUnit.SECONDS);
        // Not composed: what is told on a thread of its own is told nobody once its threads are gone.
        vertx.close().await(30, TimeUnit.SECONDS);
    }
}
