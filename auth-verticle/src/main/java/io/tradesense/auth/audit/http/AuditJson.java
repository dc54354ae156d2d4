package io.tradesense.auth.audit.http;

import io.tradesense.auth.audit.domain.AuditLog;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.http.Pages;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.openapi.ContractRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries of the audit log as users and as administrators see them. */
public final class AuditJson {
    private static final ClientFacts NOBODYS = new ClientFacts(null, null);

    private AuditJson() {}

    /** Where an administrator acted from is none of the user's business. */
    public static JsonObject forUser(AuditLog.Entry entry) {
        SecurityEvent event = entry.event();
        boolean byOther = event.actorId() != null;
        return write(entry, byOther ? null : event.sessionId(), byOther ? NOBODYS : event.client())
                .put("byAdministrator", byOther);
    }

    public static JsonObject forAdministrator(AuditLog.Entry entry) {
        SecurityEvent event = entry.event();
        return write(entry, event.sessionId(), event.client()).put("actorId", text(event.actorId()));
    }

    public static JsonObject page(List<AuditLog.Entry> found, int limit, Function<AuditLog.Entry, JsonObject> write) {
        return Pages.of(found, limit, write, last -> Cursor.of(last.id().toString()));
    }

    /** The entry that the page asked for continues after; null for the first page. */
    public static @Nullable UUID after(ContractRequest request) {
        return request.text("cursor").map(AuditJson::id).orElse(null);
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).value(0));
        } catch (IllegalArgumentException foreign) {
            throw Cursor.refusal();
        }
    }

    private static JsonObject write(AuditLog.Entry entry, @Nullable UUID sessionId, ClientFacts client) {
        return new JsonObject()
                .put("id", entry.id().toString())
                .put("kind", entry.event().kind().name())
                .put("at", entry.event().at().toString())
                .put("sessionId", text(sessionId))
                .put("address", client.address())
                .put("userAgent", client.userAgent())
                .put("detail", entry.event().detail());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
