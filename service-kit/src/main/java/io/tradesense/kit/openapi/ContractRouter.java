package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.AccessLog;
import io.tradesense.kit.http.InternalCallers;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.SecurityRequirement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The routes of a service, from its {@code openapi.yaml}: one function an operation. The contract decides the path, what
 * a request may say and whether a user must stand behind it ({@code security}).
 */
public final class ContractRouter {
    private final OpenAPIContract contract;
    private final RouterBuilder routes;
    private final RequestValidation validation;
    private final Handler<RoutingContext> readBody;
    private final Buffer document;
    private final Set<String> unserved = new HashSet<>();

    private ContractRouter(Vertx vertx, OpenAPIContract contract, Buffer document, long bodyBytes) {
        this.contract = contract;
        this.routes = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        this.validation = new RequestValidation(contract);
        this.readBody = BodyHandler.create(false).setBodyLimit(bodyBytes);
        this.document = document;
        contract.operations().forEach(operation -> unserved.add(operation.getOperationId()));
    }

    /** @param resource on the class path, such as {@code trading/openapi.yaml} */
    public static Future<ContractRouter> load(Vertx vertx, Contracts contracts, String resource, long bodyBytes) {
        Future<Buffer> document = vertx.fileSystem().readFile(resource);
        // From the document on, so that the routes are made on the context of who asks and not of who loaded the
        // contract.
        return document.compose(read -> contracts.load(resource))
                .map(contract -> new ContractRouter(vertx, contract, document.result(), bodyBytes));
    }

    /** Serves an operation whose body, if it has one, is JSON. */
    public ContractRouter on(String operationId, Function<ContractRequest, Future<Reply>> work) {
        return on(operationId, BodyRules.none(), work);
    }

    /** Serves an operation whose JSON body keeps rules that the contract cannot say. */
    public ContractRouter on(String operationId, BodyRules rules, Function<ContractRequest, Future<Reply>> work) {
        Operation operation = claim(operationId);
        var route = routes.getRoute(operationId).setDoValidation(false).setDoSecurity(false);
        route.addHandler(ctx -> requireUser(ctx, operation));
        if (operation.getRequestBody() != null) {
            // As a plain function: a route takes a BodyHandler only as its first, and nobody unknown may send a body.
            route.addHandler(readBody::handle);
        }
        route.addHandler(ctx -> serve(ctx, operation, rules, work));
        return this;
    }

    /** Serves an operation that reads its body as a stream or writes its answer as one: only its parameters are checked. */
    public ContractRouter onStream(String operationId, Handler<RoutingContext> work) {
        Operation operation = claim(operationId);
        routes.getRoute(operationId)
                .setDoValidation(false)
                .setDoSecurity(false)
                .addHandler(ctx -> requireUser(ctx, operation))
                .addHandler(work);
        return this;
    }

    /**
     * Serves an operation whose body, if it has one, is JSON, and whose work may write the answer itself, such as a stream
     * of events: it then succeeds with nothing. How long that takes is the work's own affair.
     */
    public ContractRouter onSelfWritten(String operationId, Function<ContractRequest, Future<Optional<Reply>>> work) {
        Operation operation = claim(operationId);
        var route = routes.getRoute(operationId).setDoValidation(false).setDoSecurity(false);
        route.addHandler(ctx -> requireUser(ctx, operation));
        if (operation.getRequestBody() != null) {
            route.addHandler(readBody::handle);
        }
        route.addHandler(ctx -> onContextOf(
                        ctx,
                        Future.succeededFuture(ctx)
                                .map(c -> validation.read(c, operation).request())
                                .compose(work))
                .onSuccess(reply -> reply.ifPresent(answer -> send(ctx, answer)))
                .onFailure(ctx::fail));
        return this;
    }

    /** @throws IllegalStateException where an operation of the contract is served by nobody */
    public Router router() {
        if (!unserved.isEmpty()) {
            throw new IllegalStateException("operations of the contract without a handler: " + unserved);
        }
        return routes.createRouter();
    }

    /** The parameters of a streamed operation. @throws Fault MALFORMED naming every bad one */
    public ContractRequest parameters(RoutingContext ctx, String operationId) {
        return validation.parametersOnly(ctx, contract.operation(operationId));
    }

    /** The contract as it was written. */
    public Buffer document() {
        return document;
    }

    private void serve(
            RoutingContext ctx, Operation operation, BodyRules rules, Function<ContractRequest, Future<Reply>> work) {
        long left = RequestScope.current()
                .map(scope -> scope.deadline().left().toMillis())
                .orElse(Long.MAX_VALUE);
        if (left <= 0) {
            ctx.fail(late());
            return;
        }
        Future<Reply> reply = Future.succeededFuture(ctx)
                .map(c -> validation.read(c, operation))
                .compose(reading -> reading.keepsToTheContract()
                        ? work.apply(reading.request())
                        : refusal(reading, rules).compose(Future::failedFuture));
        onContextOf(ctx, left == Long.MAX_VALUE ? reply : reply.timeout(left, TimeUnit.MILLISECONDS))
                .<Void>map(answer -> {
                    send(ctx, answer);
                    return null;
                })
                .onFailure(failure -> ctx.fail(failure instanceof TimeoutException ? late() : failure));
    }

    /** Whether the rules could be asked or not, the request is refused: only a bug in them is a failure of its own. */
    private static Future<Fault> refusal(RequestReading reading, BodyRules rules) {
        return Future.succeededFuture(reading.wellFormed())
                .compose(part -> part.isPresent() ? rules.check(part.get()) : Future.succeededFuture())
                .map(kept -> reading.refusal())
                .recover(failure -> failure instanceof Fault fault
                        ? Future.succeededFuture(reading.refusal(fault))
                        : Future.failedFuture(failure));
    }

    /** Work that was shared with another request ends on that one's context, whose id and trace are not ours. */
    private static <T> Future<T> onContextOf(RoutingContext ctx, Future<T> reply) {
        Context ours = ctx.vertx().getOrCreateContext();
        Promise<T> told = Promise.promise();
        reply.onComplete(done -> {
            if (Vertx.currentContext() == ours) {
                told.handle(done);
            } else {
                ours.runOnContext(back -> told.handle(done));
            }
        });
        return told.future();
    }

    private static Fault late() {
        return Fault.of(Fault.Kind.TIMED_OUT, "the answer was not ready in time");
    }

    private Operation claim(String operationId) {
        Operation operation = contract.operation(operationId);
        if (operation == null || !unserved.remove(operationId)) {
            throw new IllegalStateException("the contract has no operation " + operationId + ", or it is served twice");
        }
        return operation;
    }

    private static void requireUser(RoutingContext ctx, Operation operation) {
        AccessLog.template(ctx, operation.getOpenAPIPath());
        var accepted = operation.getSecurityRequirements();
        boolean open = accepted.isEmpty() || accepted.stream().anyMatch(SecurityRequirement::isEmpty);
        if (open || InternalCallers.of(ctx).userId() != null) {
            ctx.next();
        } else {
            ctx.fail(Fault.of(Fault.Kind.UNAUTHENTICATED, "sign in first"));
        }
    }

    private static void send(RoutingContext ctx, Reply reply) {
        HttpServerResponse response = ctx.response();
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.body() == null) {
            response.end();
        } else {
            if (!response.headers().contains("content-type")) {
                response.putHeader("content-type", "application/json");
            }
            response.end(reply.body());
        }
    }
}
