package io.tradesense.kit.scope;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;

/** Reserves the place on every Vert.x context; found by Vert.x as a service provider before it creates the first one. */
public final class RequestScopeLocal implements VertxServiceProvider {
    static final ContextLocal<RequestScope> KEY = ContextLocal.registerLocal(RequestScope.class);

    @Override
    public void init(VertxBootstrap builder) {
        // Being loaded is all that is needed: the key registers itself.
    }
}
