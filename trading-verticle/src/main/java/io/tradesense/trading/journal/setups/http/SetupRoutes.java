package io.tradesense.trading.journal.setups.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.journal.http.Pages;
import io.tradesense.trading.journal.http.VersionTag;
import io.tradesense.trading.journal.http.Zones;
import io.tradesense.trading.journal.setups.domain.Rule;
import io.tradesense.trading.journal.setups.domain.Setup;
import io.tradesense.trading.journal.setups.domain.Setups;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /journal/setups}. */
public final class SetupRoutes {
    private static final String PATH = "/journal/setups/";

    private final Setups setups;
    private final Idempotent idempotent;
    private final Clock clock;

    public SetupRoutes(Setups setups, Idempotent idempotent, Clock clock) {
        this.setups = setups;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("addSetup", BodyRules.of(body -> check(body, Set.of())), idempotent.creating(this::add))
                .on("listSetups", this::list)
                .on("getSetup", this::get)
                .on("changeSetup", this::changeRules, this::change)
                .on("deleteSetup", this::delete)
                .on("getAdherence", this::adherence)
                .on("markTrade", this::mark);
    }

    private Future<Reply> add(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        check(body, Set.of());
        var setup = new Setup(
                id,
                request.userId(),
                body.getString("name").strip(),
                body.getString("description", ""),
                Zones.of(body.getString("timezone", "UTC"), "/timezone"),
                RuleJson.read(body.getJsonArray("rules", new JsonArray()), Set.of()),
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return setups.keep(setup)
                .map(kept -> Reply.created(PATH + kept.id(), SetupJson.write(kept))
                        .with("etag", VersionTag.of(kept.version())));
    }

    private Future<Reply> list(ContractRequest request) {
        return setups.list(request.userId(), Pages.limit(request), Pages.after(request))
                .map(page -> Pages.reply(page, SetupJson::write));
    }

    private Future<Reply> get(ContractRequest request) {
        return setups.find(request.userId(), request.id("setupId")).map(SetupRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        UUID id = request.id("setupId");
        return setups.find(request.userId(), id)
                .map(setup -> change(request.body(), ids(setup)))
                .compose(change -> setups.change(request.userId(), id, change, VersionTag.asked(request)))
                .map(SetupRoutes::reply);
    }

    private Future<?> changeRules(ContractRequest request) {
        return setups.find(request.userId(), request.id("setupId")).map(setup -> {
            check(request.body(), ids(setup));
            return setup;
        });
    }

    private static Set<UUID> ids(Setup setup) {
        return setup.rules().stream().map(Rule::id).collect(Collectors.toSet());
    }

    /** @param known the ids that rules may have already. @throws Fault INVALID naming every bad field */
    private static void check(JsonObject body, Set<UUID> known) {
        var faults = RuleJson.faults(body.getJsonArray("rules", new JsonArray()), known);
        Zones.check(body.getString("timezone", "UTC"), "/timezone", faults);
        if (!faults.isEmpty()) throw Fault.invalid(faults);
    }

    private static Setups.Change change(JsonObject body, Set<UUID> known) {
        check(body, known);
        String name = body.getString("name");
        String zone = body.getString("timezone");
        JsonArray rules = body.getJsonArray("rules");
        return new Setups.Change(
                name == null ? null : name.strip(),
                body.getString("description"),
                zone == null ? null : Zones.of(zone, "/timezone"),
                rules == null ? null : RuleJson.read(rules, known));
    }

    private Future<Reply> delete(ContractRequest request) {
        return setups.delete(request.userId(), request.id("setupId"), VersionTag.asked(request))
                .map(deleted -> Reply.noContent());
    }

    private Future<Reply> adherence(ContractRequest request) {
        return setups.adherence(
                        request.userId(), request.id("setupId"), instant(request, "from"), instant(request, "to"))
                .map(adherence -> Reply.ok(SetupJson.write(adherence)));
    }

    private Future<Reply> mark(ContractRequest request) {
        Map<UUID, Optional<Boolean>> marks = new LinkedHashMap<>();
        for (Object each : request.body().getJsonArray("marks")) {
            if (each instanceof JsonObject mark) {
                marks.put(UUID.fromString(mark.getString("ruleId")), Optional.ofNullable(mark.getBoolean("kept")));
            }
        }
        return setups.mark(request.userId(), request.id("setupId"), request.id("tradeId"), marks)
                .map(marked -> Reply.noContent());
    }

    private static Optional<Instant> instant(ContractRequest request, String name) {
        return request.text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException unreadable) {
                throw Fault.malformed(
                        "one parameter is not valid",
                        List.of(new Fault.At("query:" + name, "is not a time such as 2026-01-15T14:30:00Z")));
            }
        });
    }

    private static Reply reply(Setup setup) {
        return Reply.ok(SetupJson.write(setup)).with("etag", VersionTag.of(setup.version()));
    }
}
