package io.tradesense.trading.executions.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.ExecutionLog;
import io.tradesense.trading.executions.domain.Recording;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** {@code /trades/executions}. */
public final class ExecutionRoutes {
    private final Accounts accounts;
    private final ExecutionLog log;
    private final Function<UUID, Future<Recording>> recordings;
    private final Idempotent idempotent;

    /** @param recordings how the executions of a user are recorded */
    public ExecutionRoutes(
            Accounts accounts, ExecutionLog log, Function<UUID, Future<Recording>> recordings, Idempotent idempotent) {
        this.accounts = accounts;
        this.log = log;
        this.recordings = recordings;
        this.idempotent = idempotent;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("recordExecutions", this::rules, idempotent.creating(this::record));
    }

    private Future<?> rules(ContractRequest request) {
        var given = GivenFills.of(request.body());
        return recordings.apply(request.userId()).map(recording -> recording.fills(given.drafts(), given.pointers()));
    }

    /** A fill without a broker's id is told from its like by the request that brought it: twice is two fills. */
    private Future<Reply> record(ContractRequest request, UUID id) {
        var given = GivenFills.of(request.body());
        UUID accountId = given.accountId();
        return accounts.find(request.userId(), accountId)
                .compose(account -> recordings
                        .apply(request.userId())
                        .map(recording -> recording.executions(
                                account.id(),
                                account.currency(),
                                given.drafts(),
                                given.pointers(),
                                index -> "r:" + id + "#" + index)))
                .compose(executions ->
                        log.record(request.userId(), accountId, executions).map(added -> reply(executions, added)));
    }

    private static Reply reply(List<Execution> executions, Set<UUID> added) {
        var items = new JsonArray();
        executions.forEach(execution -> items.add(ExecutionJson.write(execution)
                .put("outcome", added.contains(execution.id()) ? "RECORDED" : "DUPLICATE")));
        var body = new JsonObject()
                .put("recorded", added.size())
                .put("duplicates", executions.size() - added.size())
                .put("items", items);
        return new Reply(201, Map.of(), body.toBuffer());
    }
}
