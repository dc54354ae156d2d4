package io.tradesense.analytics.readmodel.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * {@code POST /internal/rebuild}: the read model is emptied and filled again from the feeds. Answers 202 once it is empty;
 * until the feeds are read, answers rest on what was read so far.
 */
public final class RebuildRoute {
    private static final int ACCEPTED = 202;
    private final Supplier<Future<Void>> rebuild;

    public RebuildRoute(Supplier<Future<Void>> rebuild) {
        this.rebuild = rebuild;
    }

    public void mount(Router router) {
        router.post("/internal/rebuild").handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        if (InternalCallers.of(ctx).userId() != null) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "a service does this on its own account, not for a user");
        }
        rebuild.get()
                .onSuccess(started -> ctx.response().setStatusCode(ACCEPTED))
                .compose(started -> ctx.json(new JsonObject().put("status", "REBUILDING")))
                .onFailure(ctx::fail);
    }
}
