package io.tradesense.billing.webhooks.http;

import io.tradesense.billing.access.http.Administrators;
import io.tradesense.billing.webhooks.domain.Inbox;
import io.tradesense.billing.webhooks.domain.Inbox.State;
import io.tradesense.billing.webhooks.stripe.EventReading;
import io.tradesense.billing.webhooks.stripe.Signatures;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /billing/webhooks/stripe}, and for administrators what became of what came there. */
public final class WebhookRoutes {
    private static final int LARGEST = 1 << 20;
    private final Optional<Signatures> signatures;
    private final Inbox inbox;
    private final Runnable stored;

    /**
     * @param signatures empty where Stripe is not the provider
     * @param stored told that an event waits
     */
    public WebhookRoutes(Optional<Signatures> signatures, Inbox inbox, Runnable stored) {
        this.signatures = signatures;
        this.inbox = inbox;
        this.stored = stored;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("receiveStripeEvent", this::receive)
                .on("listWebhooks", Administrators.only(this::list))
                .on("replayWebhook", Administrators.only(this::replay));
    }

    private Future<Reply> receive(ContractRequest request) {
        Signatures ours = signatures.orElseThrow(() -> Fault.notFound("a provider that tells by webhook"));
        if (request.rawBody().length() > LARGEST) {
            throw Fault.of(Fault.Kind.TOO_LARGE, "an event has at most " + LARGEST + " bytes");
        }
        String body = request.rawBody().toString(StandardCharsets.UTF_8);
        if (!ours.isGood(body, request.requiredText("Stripe-Signature"))) {
            throw Fault.malformed(
                            "the signature is not good for this body, or too old",
                            List.of(new Fault.At("header:Stripe-Signature", "is not good for this body")))
                    .typed("bad-signature");
        }
        var event = EventReading.read(request.body(), body)
                .orElseThrow(() -> Fault.malformed(
                        "the body is no event", List.of(new Fault.At("/id", "and /type are what an event has"))));
        return inbox.store(event).map(kept -> {
            stored.run();
            return Reply.ok(new JsonObject().put("received", true));
        });
    }

    private Future<Reply> list(ContractRequest request) {
        int limit = request.integer("limit", 50);
        State state = State.valueOf(request.text("state").orElse("parked").toUpperCase(Locale.ROOT));
        Long before = request.text("cursor").map(WebhookRoutes::before).orElse(null);
        return inbox.list(state, before, limit + 1).map(found -> {
            var items = new JsonArray();
            found.stream().limit(limit).forEach(entry -> items.add(write(entry)));
            return Reply.ok(new JsonObject().put("items", items).put("nextCursor", next(found, limit)));
        });
    }

    private Future<Reply> replay(ContractRequest request) {
        return inbox.replay(request.requiredText("webhookId"), Administrators.name(request))
                .map(replayed -> {
                    var entry = replayed.orElseThrow(() -> Fault.notFound("an event that is parked or ignored"));
                    stored.run();
                    return Reply.ok(write(entry));
                });
    }

    private static long before(String cursor) {
        try {
            return Long.parseLong(Cursor.parse(cursor, 1).value(0));
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String next(List<Inbox.Entry> found, int limit) {
        return found.size() <= limit
                ? null
                : Cursor.of(String.valueOf(found.get(limit - 1).number())).toString();
    }

    private static JsonObject write(Inbox.Entry entry) {
        var settledAt = entry.settledAt();
        return new JsonObject()
                .put("id", entry.event().id())
                .put("type", entry.event().type())
                .put("apiVersion", entry.event().apiVersion())
                .put("customer", entry.event().customerId())
                .put("state", entry.state().name().toLowerCase(Locale.ROOT))
                .put("attempts", entry.attempts())
                .put("createdAt", entry.event().createdAt().toString())
                .put("receivedAt", entry.receivedAt().toString())
                .put("settledAt", settledAt == null ? null : settledAt.toString())
                .put("failure", entry.failure());
    }
}
