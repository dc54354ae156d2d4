package io.tradesense.billing.subscriptions.http;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.subscriptions.domain.Desk;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /subscriptions}, {@code /billing/checkout} and {@code /billing/portal}. */
public final class SubscriptionRoutes {
    private static final String ETAG = "etag";
    private final Desk desk;
    private final Idempotent idempotent;
    private final Clock clock;

    public SubscriptionRoutes(Desk desk, Idempotent idempotent, Clock clock) {
        this.desk = desk;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("checkOut", idempotent.creating(this::checkOut))
                .on("openPortal", request -> desk.portal(request.userId()).map(page -> Reply.ok(write(page))))
                .on("getSubscription", request -> current(request.userId()))
                .on("previewChange", this::preview)
                .on("changePlan", this::change)
                .on("cancelSubscription", request -> then(request, () -> desk.cancel(request.userId())))
                .on("resumeSubscription", request -> then(request, () -> desk.resume(request.userId())))
                .on("pauseSubscription", request -> then(request, () -> desk.pause(request.userId())));
    }

    private Future<Reply> checkOut(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        return desk.checkout(request.userId(), body.getString("planId"), interval(body), body.getString("coupon"))
                .map(page -> Reply.ok(write(page)));
    }

    private Future<Reply> preview(ContractRequest request) {
        JsonObject body = request.body();
        return desk.preview(request.userId(), body.getString("planId"), interval(body))
                .map(preview -> Reply.ok(SubscriptionJson.write(preview)));
    }

    private Future<Reply> change(ContractRequest request) {
        JsonObject body = request.body();
        String at = body.getString("prorationAt");
        return then(
                request,
                () -> desk.changeTo(
                        request.userId(),
                        body.getString("planId"),
                        interval(body),
                        at == null ? null : Instant.parse(at)));
    }

    private Future<Reply> then(ContractRequest request, Supplier<Future<Void>> work) {
        return asRead(request).compose(unchanged -> work.get()).compose(changed -> current(request.userId()));
    }

    private Future<Void> asRead(ContractRequest request) {
        if (!EntityTag.isAsked(request)) {
            return Future.succeededFuture();
        }
        return current(request.userId()).map(reply -> {
            EntityTag.require(request, reply.headers().getOrDefault(ETAG, ""));
            return null;
        });
    }

    private Future<Reply> current(UUID userId) {
        return desk.current(userId, clock.instant()).map(current -> {
            Buffer body = SubscriptionJson.write(current).toBuffer();
            return Reply.ok(body).with(ETAG, EntityTag.of(body));
        });
    }

    private static Interval interval(JsonObject body) {
        return Interval.of(body.getString("interval", "month")).orElseThrow();
    }

    private static JsonObject write(HostedPage page) {
        return new JsonObject()
                .put("url", page.url())
                .put("expiresAt", page.expiresAt().toString());
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
