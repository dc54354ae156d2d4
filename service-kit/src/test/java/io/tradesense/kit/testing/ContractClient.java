package io.tradesense.kit.testing;

import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.Contracts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a service as another would and refuses to go on when an answer is not what the contract promises: its status must
 * be listed for the operation, and its body must be of the schema.
 */
public final class ContractClient {
    /** Requests that hang must not hold up the others of a test. */
    private static final int CONNECTIONS = 64;

    private final WebClient http;
    private final Instance to;
    /** Made for each request: a test may last longer than a token. */
    private final Supplier<String> token;

    private final OpenAPIContract contract;
    private final Map<String, String> headers;

    private ContractClient(
            WebClient http,
            Instance to,
            Supplier<String> token,
            OpenAPIContract contract,
            Map<String, String> headers) {
        this.http = http;
        this.to = to;
        this.token = token;
        this.contract = contract;
        this.headers = Map.copyOf(headers);
    }

    static ContractClient of(Platform platform, Instance to, Caller caller) {
        var contract = await(platform.contracts().load(to.service() + "/openapi.yaml"));
        var http = WebClient.create(
                platform.vertx(), new WebClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        return new ContractClient(http, to, () -> platform.tokens().token(caller, to.service()), contract, Map.of());
    }

    public ContractClient with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new ContractClient(http, to, token, contract, more);
    }

    public HttpResponse<Buffer> get(String uri) {
        return send(HttpMethod.GET, uri, null, null);
    }

    public HttpResponse<Buffer> delete(String uri) {
        return send(HttpMethod.DELETE, uri, null, null);
    }

    public HttpResponse<Buffer> delete(String uri, JsonObject body) {
        return send(HttpMethod.DELETE, uri, body.toBuffer(), "application/json");
    }

    public HttpResponse<Buffer> post(String uri, @Nullable JsonObject body) {
        return send(HttpMethod.POST, uri, body == null ? null : body.toBuffer(), "application/json");
    }

    public HttpResponse<Buffer> put(String uri, JsonObject body) {
        return send(HttpMethod.PUT, uri, body.toBuffer(), "application/json");
    }

    public HttpResponse<Buffer> patch(String uri, JsonObject body) {
        return send(HttpMethod.PATCH, uri, body.toBuffer(), "application/json");
    }

    public HttpResponse<Buffer> post(String uri, Buffer body, String contentType) {
        return send(HttpMethod.POST, uri, body, contentType);
    }

    private HttpResponse<Buffer> send(HttpMethod method, String uri, @Nullable Buffer body, @Nullable String type) {
        var request = http.request(method, to.port(), to.host(), uri).putHeader(InternalTokens.HEADER, token.get());
        headers.forEach(request::putHeader);
        if (type != null) {
            request.putHeader("content-type", type);
        }
        var response = await(body == null ? request.send() : request.sendBuffer(body));
        holdAgainstContract(method, uri, response);
        return response;
    }

    private void holdAgainstContract(HttpMethod method, String uri, HttpResponse<Buffer> response) {
        Operation operation = contract.findOperation(uri.replaceFirst("\\?.*", ""), method);
        if (operation == null) {
            return; // outside of the contract: the router's own 404, health, feed
        }
        String what = method + " " + uri + " answered " + response.statusCode() + " " + response.bodyAsString();
        Response listed = operation.getResponse(response.statusCode());
        Response promised = listed == null ? operation.getDefaultResponse() : listed;
        if (promised == null) {
            throw new AssertionError("the contract lists no such status: " + what);
        }
        if (promised.getContent().isEmpty()) {
            return;
        }
        String type = response.getHeader("content-type");
        var media = promised.getContent().get(type == null ? "" : Contracts.loadedAs(type.replaceFirst(";.*", "")));
        if (media == null) {
            throw new AssertionError("the contract lists no such content type (" + type + "): " + what);
        }
        if (media.getSchema() != null && type != null && type.contains("json")) {
            var result = contract.getSchemaRepository()
                    .validator(media.getSchema())
                    .validate(Json.decodeValue(response.bodyAsBuffer()));
            if (!result.getValid()) {
                throw new AssertionError("not of the contract's schema: " + result.toJson() + "\n" + what);
            }
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }
}
