package io.tradesense.billing.reconciliation.http;

import io.tradesense.billing.access.http.Administrators;
import io.tradesense.billing.audit.pg.AuditLog;
import io.tradesense.billing.reconciliation.domain.Reconciliation;
import io.tradesense.billing.reconciliation.domain.Runs;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /billing/admin/reconciliations}. */
public final class ReconciliationRoutes {
    private static final Logger log = LoggerFactory.getLogger(ReconciliationRoutes.class);
    private static final String PATH = "/billing/admin/reconciliations/";
    private static final int MOST_RUNS = 50;
    private static final int MOST_DIFFERENCES = 500;
    private final Reconciliation reconciliation;
    private final Runs runs;

    public ReconciliationRoutes(Reconciliation reconciliation, Runs runs) {
        this.reconciliation = reconciliation;
        this.runs = runs;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("startReconciliation", Administrators.only(this::start))
                .on("listReconciliations", Administrators.only(this::list))
                .on("getReconciliation", Administrators.only(this::get));
    }

    private Future<Reply> start(ContractRequest request) {
        UUID id = UUID.randomUUID();
        return runs.begin(id, Administrators.name(request)).map(begun -> {
            reconciliation
                    .run(id)
                    .onFailure(failure -> log.warn("reconciliation {} ended early: {}", id, failure.toString()));
            return Reply.accepted(PATH + id, new JsonObject().put("id", id.toString()));
        });
    }

    private Future<Reply> list(ContractRequest request) {
        return runs.newest(MOST_RUNS).map(found -> {
            var items = new JsonArray();
            found.forEach(run -> items.add(write(run)));
            return Reply.ok(new JsonObject().put("items", items).putNull("nextCursor"));
        });
    }

    private Future<Reply> get(ContractRequest request) {
        UUID id = request.id("reconciliationId");
        return runs.find(id)
                .map(run -> run.orElseThrow(() -> Fault.notFound("reconciliation")))
                .compose(run -> runs.found(id, MOST_DIFFERENCES).map(found -> {
                    var differences = new JsonArray();
                    found.forEach(each -> differences.add(new JsonObject()
                            .put("customer", each.customerId())
                            .put("object", each.difference().object())
                            .put("objectId", each.difference().id())
                            .put("fields", AuditLog.fields(each.difference()))));
                    return Reply.ok(write(run).put("found", differences));
                }));
    }

    private static JsonObject write(Runs.Run run) {
        Instant finishedAt = run.finishedAt();
        return new JsonObject()
                .put("id", run.id().toString())
                .put("askedBy", run.askedBy())
                .put("startedAt", run.startedAt().toString())
                .put("finishedAt", finishedAt == null ? null : finishedAt.toString())
                .put("checked", run.checked())
                .put("failed", run.failed())
                .put("differences", run.differences());
    }
}
