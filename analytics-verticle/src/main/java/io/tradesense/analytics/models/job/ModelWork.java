package io.tradesense.analytics.models.job;

import io.tradesense.analytics.candles.compute.EntryMeasures;
import io.tradesense.analytics.candles.domain.Ranges;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.JobResult;
import io.tradesense.analytics.jobs.domain.JobWork;
import io.tradesense.analytics.jobs.domain.Progress;
import io.tradesense.analytics.models.domain.Facts;
import io.tradesense.analytics.models.domain.Learner;
import io.tradesense.analytics.models.domain.Model;
import io.tradesense.analytics.models.domain.Training;
import io.tradesense.analytics.models.json.ModelJson;
import io.tradesense.analytics.models.json.Wanted;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Trains a model on the trades as they stand when the job begins. */
public final class ModelWork implements JobWork {
    public static final String KIND = "model";
    private static final EntryMeasures.Plan VOLATILITY =
            new EntryMeasures.Plan(Span.D1, Duration.ofDays(3 * 365), Duration.ofDays(40), candles -> {
                var ranges = new Ranges(candles, Span.D1);
                return (entry, sign) -> ranges.volatility(entry);
            });

    private final Figures figures;
    private final EntryMeasures measures;
    private final Learner learner;
    private final Workers threads;

    public ModelWork(Figures figures, EntryMeasures measures, Learner learner, Workers threads) {
        this.figures = figures;
        this.measures = measures;
        this.learner = learner;
        this.threads = threads;
    }

    @Override
    public Future<JobResult> begin(Job job, Progress progress) {
        Wanted wanted = Wanted.read(new JsonObject(job.parameters()));
        return figures.book(job.userId())
                .compose(book -> measures.of(job.userId(), book.columns(), VOLATILITY)
                        .compose(known -> threads.run(() -> train(book, wanted, known, progress))));
    }

    private JobResult train(
            TradeBook book, Wanted wanted, Optional<Map<UUID, Double>> volatilities, Progress progress) {
        Selection selection = book.select(wanted.filter());
        Facts facts = Facts.of(selection, volatilities.orElse(Map.of()));
        Model model = new Training(learner, wanted.zone(), wanted.seed()).train(facts, progress::at);
        JsonObject json = ModelJson.write(model)
                .put("seed", wanted.seed())
                .put("tz", wanted.zone().getId())
                .put("currency", selection.currency())
                .put("volatilityKnown", volatilities.isPresent())
                .put("asOf", Objects.toString(book.version().asOf(), null));
        return new JobResult(json.encode(), book.version().number());
    }
}
