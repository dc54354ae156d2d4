package io.tradesense.trading.journal.goals.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.goals.domain.Goal;
import io.tradesense.trading.journal.goals.domain.Goals;
import io.tradesense.trading.journal.http.Pages;
import io.tradesense.trading.journal.http.VersionTag;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /journal/goals}. */
public final class GoalRoutes {
    private static final String PATH = "/journal/goals/";

    private final Goals goals;
    private final Idempotent idempotent;
    private final Clock clock;

    public GoalRoutes(Goals goals, Idempotent idempotent, Clock clock) {
        this.goals = goals;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("addGoal", BodyRules.of(GoalJson::check), idempotent.creating(this::add))
                .on("listGoals", this::list)
                .on("getGoal", this::get)
                .on("changeGoal", this::change)
                .on("deleteGoal", this::delete);
    }

    private Future<Reply> add(ContractRequest request, UUID id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return goals.keep(GoalJson.read(request.body(), id, request.userId(), now))
                .compose(goal -> standing(goal, null))
                .map(standing -> Reply.created(PATH + standing.goal().id(), GoalJson.write(standing))
                        .with("etag", VersionTag.of(standing.goal().version())));
    }

    private Future<Reply> list(ContractRequest request) {
        LocalDate day = day(request);
        return goals.list(request.userId(), Pages.limit(request), Pages.after(request))
                .compose(page -> Future.all(page.items().stream()
                                .map(goal -> standing(goal, day))
                                .toList())
                        .map(all -> Pages.reply(new Page<Goal.Standing>(all.list(), page.next()), GoalJson::write)));
    }

    private Future<Reply> get(ContractRequest request) {
        LocalDate day = day(request);
        return goals.find(request.userId(), request.id("goalId"))
                .compose(goal -> standing(goal, day))
                .map(GoalRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        JsonObject body = request.body();
        UUID id = request.id("goalId");
        String name = body.getString("name");
        String value = body.getString("value");
        var change = new Goals.Change(name == null ? null : name.strip(), value == null ? null : new BigDecimal(value));
        return goals.find(request.userId(), id)
                .compose(goal -> {
                    var faults = change.value() == null
                            ? List.<Fault.At>of()
                            : GoalJson.value(goal.metric(), change.value());
                    return faults.isEmpty()
                            ? goals.change(request.userId(), id, change, VersionTag.asked(request))
                            : Future.failedFuture(Fault.invalid("the goal is not valid", faults));
                })
                .compose(goal -> standing(goal, null))
                .map(GoalRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return goals.delete(request.userId(), request.id("goalId"), VersionTag.asked(request))
                .map(deleted -> Reply.noContent());
    }

    private Future<Goal.Standing> standing(Goal goal, @Nullable LocalDate day) {
        var now = clock.instant();
        var span = goal.span(day, now);
        return goals.figures(goal, span).map(figures -> goal.standing(span, figures, now));
    }

    private static @Nullable LocalDate day(ContractRequest request) {
        return request.text("on")
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeException unreadable) {
                        throw Fault.malformed(
                                "one parameter is not valid",
                                List.of(new Fault.At("query:on", "is not a date such as 2026-01-15")));
                    }
                })
                .orElse(null);
    }

    private static Reply reply(Goal.Standing standing) {
        return Reply.ok(GoalJson.write(standing))
                .with("etag", VersionTag.of(standing.goal().version()));
    }
}
