package io.tradesense.analytics.models.http;

import io.tradesense.analytics.jobs.http.JobRoutes;
import io.tradesense.analytics.models.json.Wanted;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.vertx.core.Future;
import java.util.UUID;

/** {@code /analytics/models}. */
public final class ModelRoutes {
    public static final String PATH = "/analytics/models";
    private static final String LIMIT = "models";
    private final JobRoutes jobs;
    private final Figures figures;
    private final Idempotent idempotent;
    private final Entitlements entitlements;
    private final Predictions predictions;

    public ModelRoutes(
            JobRoutes jobs,
            Figures figures,
            Idempotent idempotent,
            Entitlements entitlements,
            Predictions predictions) {
        this.jobs = jobs;
        this.figures = figures;
        this.idempotent = idempotent;
        this.entitlements = entitlements;
        this.predictions = predictions;
    }

    public ContractRouter mount(ContractRouter contract) {
        return contract.on("createModel", idempotent.creating(this::create))
                .on("listModels", jobs::list)
                .on("getModel", jobs::find)
                .on("cancelModel", jobs::cancel)
                .on("predict", predictions::predict);
    }

    /** What the plan does not allow, and an account of somebody else's, is refused at once. */
    private Future<Reply> create(ContractRequest request, UUID id) {
        Wanted wanted = Wanted.read(request.body());
        return entitlements
                .require(request.userId(), LIMIT, 1)
                .compose(allowed -> figures.book(request.userId()))
                .map(book -> book.select(wanted.filter()))
                .compose(selected -> jobs.create(request, id, request.body()));
    }
}
