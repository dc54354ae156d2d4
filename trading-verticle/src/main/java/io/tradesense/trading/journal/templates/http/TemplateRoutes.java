package io.tradesense.trading.journal.templates.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.journal.http.Pages;
import io.tradesense.trading.journal.http.VersionTag;
import io.tradesense.trading.journal.templates.domain.Template;
import io.tradesense.trading.journal.templates.domain.Templates;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** {@code /journal/templates}. */
public final class TemplateRoutes {
    private static final String PATH = "/journal/templates/";

    private final Templates templates;
    private final Idempotent idempotent;
    private final Clock clock;

    public TemplateRoutes(Templates templates, Idempotent idempotent, Clock clock) {
        this.templates = templates;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("addTemplate", idempotent.creating(this::add))
                .on("listTemplates", this::list)
                .on("getTemplate", this::get)
                .on("changeTemplate", this::change)
                .on("deleteTemplate", this::delete);
    }

    private Future<Reply> add(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        var template = new Template(
                id,
                request.userId(),
                body.getString("name").strip(),
                body.getString("title").strip(),
                body.getString("body", ""),
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return templates
                .keep(template)
                .map(kept -> Reply.created(PATH + kept.id(), write(kept)).with("etag", VersionTag.of(kept.version())));
    }

    private Future<Reply> list(ContractRequest request) {
        return templates
                .list(request.userId(), Pages.limit(request), Pages.after(request))
                .map(page -> Pages.reply(page, TemplateRoutes::write));
    }

    private Future<Reply> get(ContractRequest request) {
        return templates.find(request.userId(), request.id("templateId")).map(TemplateRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        JsonObject body = request.body();
        String name = body.getString("name");
        String title = body.getString("title");
        var change = new Templates.Change(
                name == null ? null : name.strip(), title == null ? null : title.strip(), body.getString("body"));
        return templates
                .change(request.userId(), request.id("templateId"), change, VersionTag.asked(request))
                .map(TemplateRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return templates
                .delete(request.userId(), request.id("templateId"), VersionTag.asked(request))
                .map(deleted -> Reply.noContent());
    }

    private static Reply reply(Template template) {
        return Reply.ok(write(template)).with("etag", VersionTag.of(template.version()));
    }

    private static JsonObject write(Template template) {
        return new JsonObject()
                .put("id", template.id().toString())
                .put("name", template.name())
                .put("title", template.title())
                .put("body", template.body())
                .put("createdAt", template.createdAt().toString());
    }
}
