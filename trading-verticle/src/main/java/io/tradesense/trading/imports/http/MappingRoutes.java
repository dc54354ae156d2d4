package io.tradesense.trading.imports.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.imports.domain.Mappings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** {@code /trades/imports/mappings}. */
public final class MappingRoutes {
    private static final String PATH = "/trades/imports/mappings";
    private final Mappings mappings;
    private final Idempotent idempotent;
    private final Clock clock;

    public MappingRoutes(Mappings mappings, Idempotent idempotent, Clock clock) {
        this.mappings = mappings;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("addImportMapping", idempotent.creating(this::add))
                .on("listImportMappings", this::list)
                .on("deleteImportMapping", this::delete);
    }

    private Future<Reply> add(ContractRequest request, UUID id) {
        var body = request.body();
        var mapping = new Mappings.Mapping(
                id,
                request.userId(),
                body.getString("name").strip(),
                MappingJson.read(body),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return mappings.add(mapping).map(added -> Reply.created(PATH + "/" + added.id(), MappingJson.write(added)));
    }

    private Future<Reply> list(ContractRequest request) {
        Optional<Mappings.After> after = request.text("cursor").map(MappingRoutes::after);
        return mappings.list(request.userId(), request.integer("limit", 50), after)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(mapping -> items.add(MappingJson.write(mapping)));
                    var next = page.next();
                    var cursor = next == null
                            ? null
                            : Cursor.of(next.createdAt().toString(), next.id().toString())
                                    .toString();
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor));
                });
    }

    private Future<Reply> delete(ContractRequest request) {
        return mappings.delete(request.userId(), request.id("mappingId")).map(deleted -> Reply.noContent());
    }

    private static Mappings.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Mappings.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }
}
