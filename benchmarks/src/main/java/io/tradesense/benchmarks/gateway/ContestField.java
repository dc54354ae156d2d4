package io.tradesense.benchmarks.gateway;

import io.tradesense.benchmarks.measure.Contestant;
import io.tradesense.benchmarks.measure.Starting;
import io.tradesense.gateway.GatewayService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An origin on one processor and the proxies before it on another, each in a process of its own. */
final class ContestField implements AutoCloseable {
    static final String ORIGIN = "the origin itself";
    static final String NGINX = "nginx, plain";
    private static final String ORIGIN_PROCESSOR = "0";
    private static final String PROXY_PROCESSOR = "1";

    private final Path folder;
    private final List<Contestant> everybody = new CopyOnWriteArrayList<>();

    private ContestField(Path folder) {
        this.folder = folder;
    }

    static ContestField start(Path folder, Map<String, String> settings, int authPort, AccessTokenMint mint)
            throws Exception {
        var field = new ContestField(folder);
        // Also where the run is broken off: a proxy left behind would take a processor from the next.
        Runtime.getRuntime().addShutdownHook(new Thread(field::close));
        try {
            field.enter(ORIGIN, ORIGIN_PROCESSOR, "/trades", field::origin);
            int origin = field.origin().port();
            field.enter(NGINX, PROXY_PROCESSOR, "/trades", port -> field.nginx(port, origin));
            field.enter("HAProxy with RS256", PROXY_PROCESSOR, "/trades", port -> field.haproxy(port, origin, mint));
            field.enter("bare vertx-web-proxy", PROXY_PROCESSOR, "/trades", port -> bareProxy(port, origin));
            field.enter("gateway", PROXY_PROCESSOR, "/api/trades", port -> gateway(port, settings, origin, authPort));
            return field;
        } catch (Exception failure) {
            field.close();
            throw failure;
        }
    }

    Contestant origin() {
        return everybody.get(0);
    }

    List<Contestant> everybody() {
        return everybody;
    }

    List<Contestant> proxies() {
        return everybody.subList(1, everybody.size());
    }

    Contestant gateway() {
        return everybody.get(everybody.size() - 1);
    }

    @Override
    public void close() {
        everybody.forEach(Contestant::end);
    }

    /** How a contestant is started on a port. */
    private interface Start {
        ProcessBuilder on(int port) throws IOException;
    }

    private void enter(String name, String processor, String path, Start start) throws Exception {
        int port = Starting.freePort();
        everybody.add(Starting.on(processor, name, path, port, start.on(port), folder));
    }

    private ProcessBuilder origin(int port) throws IOException {
        return nginxWith("origin", """
                    server {
                        listen 127.0.0.1:%d backlog=1024;
                        keepalive_requests 1000000000;
                        default_type application/json;
                        location / { return 200 '%s'; }
                    }
                """.formatted(
                        port, "{\"items\":[" + "{\"symbol\":\"ES\",\"netPnl\":\"125.50\"},".repeat(25) + "{}]}"));
    }

    private ProcessBuilder nginx(int port, int origin) throws IOException {
        return nginxWith("plain", """
                    upstream origin {
                        server 127.0.0.1:%d;
                        keepalive 256;
                        keepalive_requests 1000000000;
                    }
                    server {
                        listen 127.0.0.1:%d backlog=1024;
                        keepalive_requests 1000000000;
                        location / {
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_pass http://origin;
                        }
                    }
                """.formatted(origin, port));
    }

    private ProcessBuilder nginxWith(String name, String servers) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path configuration = own.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                worker_processes 1;
                pid %1$s/pid;
                error_log stderr;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    client_body_temp_path %1$s;
                    proxy_temp_path %1$s;
                    fastcgi_temp_path %1$s;
                    uwsgi_temp_path %1$s;
                    scgi_temp_path %1$s;
                %2$s}
                """.formatted(own, servers));
        return new ProcessBuilder("nginx", "-p", own.toString(), "-c", configuration.toString());
    }

    private ProcessBuilder haproxy(int port, int origin, AccessTokenMint mint) throws IOException {
        Path key = Files.writeString(folder.resolve("public.pem"), mint.publicPem());
        Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    nbthread 1
                    maxconn 4096
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                    http-reuse always
                frontend door
                    bind 127.0.0.1:%d
                    http-request set-var(txn.bearer) http_auth_bearer
                    http-request set-var(txn.alg) var(txn.bearer),jwt_header_query('$.alg')
                    http-request set-var(txn.exp) var(txn.bearer),jwt_payload_query('$.exp','int')
                    http-request set-var(txn.now) date()
                    http-request deny deny_status 401 unless { var(txn.alg) -m str RS256 }
                    http-request deny deny_status 401 unless { var(txn.bearer),jwt_verify(txn.alg,"%s") 1 }
                    http-request deny deny_status 401 if { var(txn.exp),sub(txn.now) -m int lt 0 }
                    default_backend origin
                backend origin
                    server one 127.0.0.1:%d
                """.formatted(port, key, origin));
        return new ProcessBuilder("haproxy", "-f", configuration.toString());
    }

    private static ProcessBuilder bareProxy(int port, int origin) {
        return Starting.java(BareProxy.class, List.of(String.valueOf(port), String.valueOf(origin)));
    }

    private static ProcessBuilder gateway(int port, Map<String, String> given, int origin, int auth)
            throws IOException {
        Map<String, String> settings = new HashMap<>(given);
        settings.put("GATEWAY_HTTP_PORT", String.valueOf(port));
        settings.put("GATEWAY_MANAGEMENT_PORT", String.valueOf(Starting.freePort()));
        settings.put("GATEWAY_INSTANCES", "1");
        settings.put("GATEWAY_EXPECTED_SERVICES", "auth,trading");
        settings.put("AUTH_SERVICE_URL", "http://127.0.0.1:" + auth);
        settings.put("TRADING_SERVICE_URL", "http://127.0.0.1:" + origin);
        // Counted as always, with room for one client that does the work of thousands.
        settings.put("GATEWAY_PLAN_LIMITS", "premium=1000000");
        settings.put("GATEWAY_LIMIT_ADDRESS", "1000000");
        settings.putAll(overridden());
        var builder = Starting.java(GatewayService.class, List.of());
        builder.environment().putAll(settings);
        return builder;
    }

    /** Settings of the gateway under test that the caller's environment states, for trying one against another. */
    private static Map<String, String> overridden() {
        Map<String, String> stated = new HashMap<>(System.getenv());
        stated.keySet().removeIf(name -> !name.startsWith("GATEWAY_"));
        return stated;
    }
}
