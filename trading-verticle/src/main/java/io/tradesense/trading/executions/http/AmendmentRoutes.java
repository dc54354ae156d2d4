package io.tradesense.trading.executions.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.executions.domain.Amendments;
import io.tradesense.trading.executions.domain.Amendments.Correction;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.Recording;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** {@code /trades/executions/{id}} and its corrections. */
public final class AmendmentRoutes {
    private final Amendments amendments;
    private final Recording recording;
    private final Idempotent idempotent;

    public AmendmentRoutes(Amendments amendments, Recording recording, Idempotent idempotent) {
        this.amendments = amendments;
        this.recording = recording;
        this.idempotent = idempotent;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getExecution", this::get).on("correctExecution", idempotent.creating(this::correct));
    }

    private Future<Reply> get(ContractRequest request) {
        return amendments
                .find(request.userId(), request.id("executionId"))
                .map(execution -> Reply.ok(ExecutionJson.write(execution)));
    }

    /** What the correction does not name stays as it counts now; of what it names, the same rules hold as of a new fill. */
    private Future<Reply> correct(ContractRequest request, UUID id) {
        JsonObject said = request.body().copy();
        var reason = Optional.ofNullable((String) said.remove("reason"));
        return amendments.find(request.userId(), request.id("executionId")).compose(now -> {
            JsonObject whole = ExecutionJson.write(now).mergeIn(said);
            boolean isOther = said.containsKey("symbol") || said.containsKey("assetClass");
            // Another instrument has another multiplier, unless the correction states one.
            if (isOther && !said.containsKey("multiplier")) whole.remove("multiplier");
            Fill fill = ExecutionJson.read(whole).fill(recording.rules());
            var corrected = recording.corrected(now, fill);
            return amendments
                    .correct(request.userId(), corrected, new Correction(id, reason))
                    .map(done -> Reply.created("/trades/executions/" + now.id(), ExecutionJson.write(done)));
        });
    }
}
