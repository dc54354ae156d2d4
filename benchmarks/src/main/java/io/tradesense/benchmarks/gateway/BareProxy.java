package io.tradesense.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.proxy.handler.ProxyHandler;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/** vertx-web-proxy and nothing around it. Arguments: its port, the origin's port. */
public final class BareProxy {
    private static final int POOL = 256;

    private BareProxy() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int origin = Integer.parseInt(arguments[1]);
        var vertx = Vertx.vertx();
        var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(POOL));
        var proxy = HttpProxy.reverseProxy(new ProxyOptions(), client).origin(origin, "127.0.0.1");
        var router = Router.router(vertx);
        router.route().handler(ProxyHandler.create(proxy));
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }
}
