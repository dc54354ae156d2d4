package io.tradesense.trading.executions.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.executions.domain.Amendments;
import io.tradesense.trading.executions.domain.Amendments.Correction;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Recording;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** {@code /trades/executions/{id}} and its corrections. */
public final class AmendmentRoutes {
    private final Amendments amendments;
    private final Function<UUID, Future<Recording>> recordings;
    private final Idempotent idempotent;

    /** @param recordings how the executions of a user are recorded */
    public AmendmentRoutes(Amendments amendments, Function<UUID, Future<Recording>> recordings, Idempotent idempotent) {
        this.amendments = amendments;
        this.recordings = recordings;
        this.idempotent = idempotent;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getExecution", this::get)
                .on("correctExecution", this::rules, idempotent.creating(this::correct));
    }

    private Future<Reply> get(ContractRequest request) {
        return amendments
                .find(request.userId(), request.id("executionId"))
                .map(execution -> Reply.ok(ExecutionJson.write(execution)));
    }

    private Future<?> rules(ContractRequest request) {
        return recordings
                .apply(request.userId())
                .compose(recording -> amendments
                        .find(request.userId(), request.id("executionId"))
                        .map(now -> corrected(request.body(), now).fill(recording.rules())));
    }

    /** What the correction does not name stays as it counts now; of what it names, the same rules hold as of a new fill. */
    private Future<Reply> correct(ContractRequest request, UUID id) {
        return recordings
                .apply(request.userId())
                .compose(recording -> amendments
                        .find(request.userId(), request.id("executionId"))
                        .compose(now -> correct(recording, request, id, now)));
    }

    private Future<Reply> correct(Recording recording, ContractRequest request, UUID id, Execution now) {
        var reason = Optional.ofNullable(request.body().getString("reason"));
        Fill fill = corrected(request.body(), now).fill(recording.rules());
        var corrected = recording.corrected(now, fill);
        return amendments
                .correct(request.userId(), corrected, new Correction(id, reason))
                .map(done -> Reply.created("/trades/executions/" + now.id(), ExecutionJson.write(done)));
    }

    private static FillDraft corrected(JsonObject correction, Execution now) {
        JsonObject said = correction.copy();
        said.remove("reason");
        JsonObject whole = ExecutionJson.write(now).mergeIn(said);
        boolean isOther = said.containsKey("symbol") || said.containsKey("assetClass");
        // Another instrument has another multiplier, unless the correction states one.
        if (isOther && !said.containsKey("multiplier")) whole.remove("multiplier");
        return ExecutionJson.read(whole);
    }
}
