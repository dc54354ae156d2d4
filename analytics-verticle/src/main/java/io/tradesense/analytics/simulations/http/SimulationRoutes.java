package io.tradesense.analytics.simulations.http;

import io.tradesense.analytics.jobs.http.JobRoutes;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.simulations.domain.Simulation;
import io.tradesense.analytics.simulations.json.SimulationJson;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.vertx.core.Future;
import java.util.UUID;

/** {@code /analytics/simulations}. */
public final class SimulationRoutes {
    public static final String PATH = "/analytics/simulations";
    private final JobRoutes jobs;
    private final Figures figures;
    private final Idempotent idempotent;

    public SimulationRoutes(JobRoutes jobs, Figures figures, Idempotent idempotent) {
        this.jobs = jobs;
        this.figures = figures;
        this.idempotent = idempotent;
    }

    public ContractRouter mount(ContractRouter contract) {
        return contract.on("createSimulation", idempotent.creating(this::create))
                .on("listSimulations", jobs::list)
                .on("getSimulation", jobs::find)
                .on("cancelSimulation", jobs::cancel);
    }

    /** What cannot be simulated is refused at once rather than after a while in the queue. */
    private Future<Reply> create(ContractRequest request, UUID id) {
        Simulation simulation = SimulationJson.read(request.body());
        return figures.book(request.userId()).compose(book -> {
            simulation.check(book);
            return jobs.create(request, id, request.body());
        });
    }
}
