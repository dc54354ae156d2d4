package io.tradesense.trading.imports.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.imports.domain.ColumnMapping;
import io.tradesense.trading.imports.domain.Imports;
import io.tradesense.trading.imports.domain.Mappings;
import io.tradesense.trading.imports.domain.StatementFormats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a broker's file in as it is, as the body or as a part of a form, and answers once it is safe. */
public final class ImportUpload {
    private static final Logger log = LoggerFactory.getLogger(ImportUpload.class);
    private final Imports imports;
    private final Mappings mappings;
    private final Idempotent idempotent;
    private final long limit;
    private final Runnable queued;

    /**
     * @param limit the largest file, in bytes
     * @param queued told when a file waits to be read
     */
    public ImportUpload(Imports imports, Mappings mappings, Idempotent idempotent, long limit, Runnable queued) {
        this.imports = imports;
        this.mappings = mappings;
        this.idempotent = idempotent;
        this.limit = limit;
        this.queued = queued;
    }

    void handle(RoutingContext ctx, ContractRequest request) {
        ctx.request().pause();
        takeIn(ctx.request(), request)
                .onSuccess(reply -> {
                    ctx.response().setStatusCode(reply.status()).putHeader("content-type", "application/json");
                    reply.headers().forEach(ctx.response()::putHeader);
                    ctx.response().end(reply.body());
                })
                .onFailure(failure -> {
                    // The rest of a refused body is not waited for.
                    ctx.response().putHeader("connection", "close");
                    ctx.fail(failure);
                });
    }

    private Future<Reply> takeIn(HttpServerRequest http, ContractRequest request) {
        if (declaredLength(http) > limit) {
            return Future.failedFuture(Upload.tooLarge(limit));
        }
        return accepted(request).compose(file -> takeIn(http, request, file));
    }

    /** What is asked for, with the mapping as it is now: it may be deleted before the file is read. */
    private Future<Imports.Accepted> accepted(ContractRequest request) {
        var mapping = request.optionalId("mapping");
        Future<Optional<ColumnMapping>> columns = mapping.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : mappings.find(request.userId(), mapping.get()).map(found -> Optional.of(found.columns()));
        return columns.map(found -> new Imports.Accepted(
                UUID.randomUUID(),
                request.userId(),
                request.id("accountId"),
                request.flag("dryRun"),
                request.text("format").orElse(StatementFormats.AUTO),
                request.text("timezone").map(ImportUpload::zone).orElse(null),
                found.orElse(null)));
    }

    private Future<Reply> takeIn(HttpServerRequest http, ContractRequest request, Imports.Accepted file) {
        return imports.begin(file)
                .compose(begun -> read(http, file.id())
                        .compose(taken ->
                                idempotent.once(request, taken.digest(), () -> queue(file.id(), taken.bytes())))
                        .onComplete(done -> abandonUnlessQueued(file.id())));
    }

    private Future<Upload.Taken> read(HttpServerRequest http, UUID importId) {
        String type = http.getHeader("content-type");
        boolean form = type != null && type.startsWith("multipart/form-data");
        Upload.Keeper keeper = (number, piece) -> imports.keep(importId, number, piece);
        return (form ? readForm(http, keeper) : Upload.take(http, limit, keeper))
                .compose(taken -> taken.bytes() == 0
                        ? Future.failedFuture(Fault.invalid("", "there is no file in the request"))
                        : Future.succeededFuture(taken));
    }

    /** The first file of the form is read; what else it holds is passed over. */
    private Future<Upload.Taken> readForm(HttpServerRequest http, Upload.Keeper keeper) {
        Promise<Upload.Taken> taken = Promise.promise();
        boolean[] found = new boolean[1];
        http.setExpectMultipart(true)
                .exceptionHandler(taken::tryFail)
                .endHandler(end -> {
                    if (!found[0]) {
                        taken.tryFail(Fault.invalid("", "the form holds no file"));
                    }
                })
                .uploadHandler(part -> {
                    if (found[0]) {
                        part.handler(passedOver -> {});
                    } else {
                        found[0] = true;
                        Upload.take(part, limit, keeper).onComplete(taken);
                    }
                });
        http.resume();
        return taken.future();
    }

    private Future<Reply> queue(UUID importId, long bytes) {
        return imports.queue(importId, bytes).map(job -> {
            queued.run();
            return Reply.accepted("/trades/imports/" + importId, ImportJson.state(job));
        });
    }

    /** Touches nothing that was queued: only a file still on its way in is forgotten. */
    private void abandonUnlessQueued(UUID importId) {
        imports.abandon(importId)
                .onFailure(failure -> log.warn("the pieces of {} are swept later: {}", importId, failure.toString()));
    }

    private static long declaredLength(HttpServerRequest http) {
        String length = http.getHeader("content-length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw Fault.malformed(
                    List.of(new Fault.At("query:timezone", "is not a time zone such as America/New_York")));
        }
    }
}
