package io.tradesense.analytics.models.http;

import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.domain.Ranges;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.jobs.domain.Job;
import io.tradesense.analytics.jobs.domain.Jobs;
import io.tradesense.analytics.models.domain.Facts;
import io.tradesense.analytics.models.domain.Plan;
import io.tradesense.analytics.models.domain.Prediction;
import io.tradesense.analytics.models.job.ModelWork;
import io.tradesense.analytics.models.json.FormulaJson;
import io.tradesense.analytics.models.json.Wanted;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Asks a model about a planned trade. */
public final class Predictions {
    private static final Duration LEAD = Duration.ofDays(40);
    private static final int CANDLES = 60;
    private static final long PATIENCE_MILLIS = 1_500;
    private final Jobs jobs;
    private final Figures figures;
    private final Candles candles;
    private final Workers workers;
    private final Clock clock;

    public Predictions(Jobs jobs, Figures figures, Candles candles, Workers workers, Clock clock) {
        this.jobs = jobs;
        this.figures = figures;
        this.candles = candles;
        this.workers = workers;
        this.clock = clock;
    }

    Future<Reply> predict(ContractRequest request) {
        UUID userId = request.userId();
        JsonObject body = request.body();
        String at = body.getString("at");
        Instant moment = at == null ? clock.instant() : OffsetDateTime.parse(at).toInstant();
        return jobs.find(userId, ModelWork.KIND, request.id("id"))
                .map(Predictions::answering)
                .compose(model -> volatility(userId, body.getString("symbol"), moment)
                        .compose(volatility -> figures.book(userId)
                                .compose(book -> workers.admit(
                                        () -> workers.run(() -> answer(model, book, plan(body, moment, volatility)))))))
                .map(Reply::ok);
    }

    /** Fails where there is nothing to ask: a model that is not there yet, or was refused. */
    private static Job answering(Job job) {
        if (job.status() != Job.Status.COMPLETED) {
            throw Fault.of(Fault.Kind.CONFLICT, "the model is " + job.status())
                    .typed("model-not-ready")
                    .with("status", job.status().name());
        }
        JsonObject result = result(job);
        if (result.getJsonObject("formula") == null) {
            throw Fault.of(Fault.Kind.CONFLICT, "this model answers no questions: " + result.getString("reason"))
                    .typed("model-refused")
                    .with("verdict", result.getString("verdict"));
        }
        return job;
    }

    private static JsonObject result(Job job) {
        return new JsonObject(Objects.requireNonNull(job.result(), "a completed job has a result"));
    }

    /** NaN where market cannot be asked just now: the model then takes it as usual. */
    private Future<Double> volatility(UUID userId, String symbol, Instant moment) {
        Instant to = moment.truncatedTo(ChronoUnit.SECONDS);
        return candles.between(userId, symbol, Span.D1, to.minus(LEAD), to, CANDLES)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(series -> new Ranges(series.candles(), Span.D1).volatility(moment))
                .otherwise(Double.NaN);
    }

    private static Plan plan(JsonObject body, Instant moment, double volatility) {
        return new Plan(
                moment,
                body.getString("symbol"),
                body.getString("setup"),
                body.getString("side").equals("LONG") ? 1 : -1,
                number(body, "quantity"),
                number(body, "riskAmount"),
                volatility);
    }

    private static double number(JsonObject body, String name) {
        String text = body.getString(name);
        double value = text == null ? Double.NaN : Double.parseDouble(text);
        if (value <= 0) throw Fault.invalid("/" + name, "must be positive");
        return value;
    }

    private static JsonObject answer(Job job, TradeBook book, Plan plan) {
        JsonObject result = result(job);
        Facts history = Facts.of(
                book.select(Wanted.read(new JsonObject(job.parameters())).filter()), Map.of());
        Prediction prediction = Prediction.of(FormulaJson.read(result.getJsonObject("formula")), plan, history);
        var reasons = new JsonArray();
        prediction
                .reasons()
                .forEach(reason -> reasons.add(
                        new JsonObject().put("feature", reason.feature()).put("odds", reason.odds())));
        return new JsonObject()
                .put("modelId", job.id().toString())
                .put("chance", prediction.chance())
                .put("baseRate", result.getJsonObject("evaluation").getDouble("baseRate"))
                .put("expectedR", prediction.expectedR())
                .put("reasons", reasons)
                .put("volatilityKnown", !Double.isNaN(plan.volatility()))
                .put("modelDataVersion", job.dataVersion())
                .put("tradesSince", Math.max(0, history.size() - result.getInteger("trades")))
                .put("asOf", Objects.toString(book.version().asOf(), null))
                .put("dataVersion", book.version().number());
    }
}
