package io.tradesense.analytics.simulations.job;

import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.JobResult;
import io.tradesense.analytics.jobs.domain.JobWork;
import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.simulations.domain.Forecast;
import io.tradesense.analytics.simulations.domain.MonteCarlo;
import io.tradesense.analytics.simulations.domain.Simulation;
import io.tradesense.analytics.simulations.domain.Tries;
import io.tradesense.analytics.simulations.domain.WhatIf;
import io.tradesense.analytics.simulations.json.ResultJson;
import io.tradesense.analytics.simulations.json.SimulationJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Does a simulation on the trades as they stand when it begins. */
public final class SimulationWork implements JobWork {
    public static final String KIND = "simulation";
    private final Figures figures;
    private final Tries tries;
    private final Workers threads;

    public SimulationWork(Figures figures, Tries tries, Workers threads) {
        this.figures = figures;
        this.tries = tries;
        this.threads = threads;
    }

    @Override
    public Future<JobResult> begin(Job job, Progress progress) {
        var body = new JsonObject(job.parameters());
        Simulation simulation = SimulationJson.read(body);
        return figures.book(job.userId()).compose(book -> {
            var wanted = simulation.futures();
            if (wanted != null) {
                return threads.run(() -> futures(book, simulation, wanted, progress));
            }
            return tries.note(job.userId(), SimulationJson.digests(body))
                    .compose(tried -> threads.run(() -> pasts(book, simulation, tried, progress)));
        });
    }

    private static JobResult futures(
            TradeBook book, Simulation simulation, Simulation.Futures wanted, Progress progress) {
        MonteCarlo plan = simulation.plan(book, wanted);
        Forecast forecast = Forecast.of(plan, plan.run(progress));
        Selection selection = simulation.select(book);
        Double fraction = wanted.sizing().fraction(selection);
        return result(
                book, selection, new JsonObject().put("monteCarlo", ResultJson.futures(plan, forecast, fraction)));
    }

    private static JobResult pasts(TradeBook book, Simulation simulation, int tried, Progress progress) {
        Selection selection = simulation.select(book);
        List<WhatIf> results = new ArrayList<>();
        for (var rule : simulation.rules()) {
            results.add(WhatIf.of(rule, selection, simulation.scope().zone(), tried, progress));
        }
        double actual = selection.net().sum().doubleValue();
        return result(book, selection, new JsonObject().put("whatIf", ResultJson.pasts(results, actual, tried)));
    }

    private static JobResult result(TradeBook book, Selection selection, JsonObject json) {
        json.put("currency", selection.currency())
                .put("closedTrades", selection.trades())
                .put("asOf", Objects.toString(book.version().asOf(), null));
        return new JobResult(json.encode(), book.version().number());
    }
}
