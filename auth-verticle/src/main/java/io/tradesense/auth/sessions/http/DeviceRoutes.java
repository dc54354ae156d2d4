package io.tradesense.auth.sessions.http;

import io.tradesense.auth.sessions.domain.Devices;
import io.tradesense.auth.sessions.domain.Session;
import io.tradesense.auth.sessions.domain.SessionLife;
import io.tradesense.auth.sessions.domain.Sessions;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where a user is signed in. */
public final class DeviceRoutes {
    private static final int PAGE = 50;
    private final Devices devices;
    private final SessionLife life;

    public DeviceRoutes(Devices devices, SessionLife life) {
        this.devices = devices;
        this.life = life;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("listSessions", this::listSessions).on("endSession", this::endSession);
    }

    private Future<Reply> listSessions(ContractRequest request) {
        int limit = request.integer("limit", PAGE);
        Sessions.After after = request.text("cursor").map(DeviceRoutes::after).orElse(null);
        String own = String.valueOf(request.caller().sessionId());
        return devices.list(request.userId(), after, limit + 1)
                .map(found -> Reply.ok(page(found, limit, own)).with("cache-control", "no-store"));
    }

    private Future<Reply> endSession(ContractRequest request) {
        return devices.end(EndUser.actor(request), request.id("sessionId")).map(ended -> Reply.noContent());
    }

    /** @param found one more than the page holds, where there is one */
    private JsonObject page(List<Session> found, int limit, String own) {
        var items = new JsonArray();
        List<Session> shown = found.subList(0, Math.min(limit, found.size()));
        shown.forEach(session -> items.add(write(session, own)));
        String next = found.size() > limit ? cursor(shown.get(limit - 1)) : null;
        return new JsonObject().put("items", items).put("nextCursor", next);
    }

    private JsonObject write(Session session, String own) {
        return new JsonObject()
                .put("id", session.id().toString())
                .put("createdAt", session.createdAt().toString())
                .put("lastSeenAt", session.lastSeenAt().toString())
                .put(
                        "expiresAt",
                        life.endOf(session.createdAt(), session.lastSeenAt()).toString())
                .put("address", session.client().address())
                .put("userAgent", session.client().userAgent())
                .put("current", session.id().toString().equals(own));
    }

    private static String cursor(Session last) {
        return Cursor.of(last.createdAt().toString(), last.id().toString()).toString();
    }

    private static Sessions.After after(String text) {
        Cursor cursor = Cursor.parse(text, 2);
        try {
            return new Sessions.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException foreign) {
            throw Cursor.refusal();
        }
    }
}
