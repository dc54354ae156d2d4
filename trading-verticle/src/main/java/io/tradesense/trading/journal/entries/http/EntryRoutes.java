package io.tradesense.trading.journal.entries.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.journal.entries.domain.Entries;
import io.tradesense.trading.journal.entries.domain.Entry;
import io.tradesense.trading.journal.http.Pages;
import io.tradesense.trading.journal.http.VersionTag;
import io.tradesense.trading.journal.http.Zones;
import io.tradesense.trading.journal.templates.domain.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** {@code /journal/entries}. */
public final class EntryRoutes {
    private static final String PATH = "/journal/entries/";

    private static final int LONGEST_TITLE = 200;

    private final Entries entries;
    private final Templates templates;
    private final Idempotent idempotent;
    private final Clock clock;

    public EntryRoutes(Entries entries, Templates templates, Idempotent idempotent, Clock clock) {
        this.entries = entries;
        this.templates = templates;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("writeEntry", BodyRules.of(EntryJson::check), idempotent.creating(this::write))
                .on("listEntries", this::list)
                .on("getEntry", this::get)
                .on("changeEntry", BodyRules.of(EntryJson::check), this::change)
                .on("deleteEntry", this::delete);
    }

    private Future<Reply> write(ContractRequest request, UUID id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return begun(request)
                .compose(body -> entries.write(EntryJson.draft(body, id, request.userId(), now)))
                .map(entry -> Reply.created(PATH + entry.id(), EntryJson.write(entry))
                        .with("etag", VersionTag.of(entry.version())));
    }

    /** What was sent; where it names a template, after what that gives. */
    private Future<JsonObject> begun(ContractRequest request) {
        JsonObject body = request.body();
        String template = body.getString("templateId");
        if (template == null) return Future.succeededFuture(body);
        EntryJson.check(body);
        var zone = Zones.of(body.getString("timezone", "UTC"), "/timezone");
        var date = EntryJson.day(body);
        return templates
                .find(request.userId(), UUID.fromString(template))
                .recover(failure -> Future.failedFuture(
                        failure instanceof Fault fault && fault.kind() == Fault.Kind.NOT_FOUND
                                ? Fault.invalid("/templateId", "is none of your templates")
                                : failure))
                .compose(found -> templates
                        .day(request.userId(), date, zone)
                        .map(day -> new JsonObject()
                                .put("title", title(day.fill(found.title())))
                                .put("body", day.fill(found.body()))
                                .mergeIn(body)));
    }

    /** What fills a gap can have many lines. */
    private static String title(String filled) {
        String line = filled.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE));
    }

    private Future<Reply> list(ContractRequest request) {
        var filter = EntryFilters.filter(request);
        var order = EntryFilters.order(request, filter);
        return entries.list(request.userId(), filter, order, Pages.limit(request), EntryFilters.after(request))
                .map(found -> {
                    var items = new JsonArray();
                    found.items().forEach(item -> items.add(EntryJson.write(item)));
                    return Reply.ok(
                            new JsonObject().put("items", items).put("nextCursor", EntryFilters.cursor(found.next())));
                });
    }

    private Future<Reply> get(ContractRequest request) {
        return entries.find(request.userId(), request.id("entryId")).map(EntryRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        var change = EntryJson.change(request.body());
        return entries.change(request.userId(), request.id("entryId"), change, VersionTag.asked(request))
                .map(EntryRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return entries.delete(request.userId(), request.id("entryId"), VersionTag.asked(request))
                .map(deleted -> Reply.noContent());
    }

    private static Reply reply(Entry entry) {
        return Reply.ok(EntryJson.write(entry)).with("etag", VersionTag.of(entry.version()));
    }
}
