package io.tradesense.trading.journal.attachments.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.imports.http.Upload;
import io.tradesense.trading.journal.attachments.domain.Attachment;
import io.tradesense.trading.journal.attachments.domain.Attachments;
import io.tradesense.trading.journal.attachments.media.Media;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST …/attachments}: the body, or the first file of a form. Answered once what is kept of it is safe. */
final class AttachmentUpload {
    /** What a form may add around its file. */
    private static final int FORM_BYTES = 64 << 10;

    private final Vertx vertx;
    private final Attachments attachments;
    private final Idempotent idempotent;
    private final Clock clock;

    AttachmentUpload(Vertx vertx, Attachments attachments, Idempotent idempotent, Clock clock) {
        this.vertx = vertx;
        this.attachments = attachments;
        this.idempotent = idempotent;
        this.clock = clock;
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
        String length = http.getHeader("content-length");
        if (length != null && Long.parseLong(length) > Attachments.MOST_BYTES + FORM_BYTES) {
            return Future.failedFuture(Upload.tooLarge(Attachments.MOST_BYTES));
        }
        String type = http.getHeader("content-type");
        boolean form = type != null && type.startsWith("multipart/form-data");
        return attachments
                .requireRoom(request.userId(), request.id("entryId"))
                .compose(room -> form
                        ? formFile(http, request)
                        : spool(http, request, request.text("name").orElse(null)));
    }

    /** The first file of the form is read; what else it holds is passed over. */
    private Future<Reply> formFile(HttpServerRequest http, ContractRequest request) {
        Promise<Reply> reply = Promise.promise();
        boolean[] found = new boolean[1];
        http.setExpectMultipart(true)
                .exceptionHandler(reply::tryFail)
                .endHandler(end -> {
                    if (!found[0]) reply.tryFail(Fault.invalid("", "the form holds no file"));
                })
                .uploadHandler(part -> {
                    if (found[0]) {
                        part.handler(passedOver -> {});
                        return;
                    }
                    found[0] = true;
                    part.pause();
                    spool(part, request, request.text("name").orElse(part.filename()))
                            .onComplete(done -> {
                                if (done.succeeded()) reply.tryComplete(done.result());
                                else reply.tryFail(done.cause());
                            });
                });
        http.resume();
        return reply.future();
    }

    private Future<Reply> spool(ReadStream<Buffer> stream, ContractRequest request, @Nullable String name) {
        return Spooled.use(vertx, stream, Attachments.MOST_BYTES, file -> {
            if (file.bytes() == 0) return Future.failedFuture(Fault.invalid("", "there is no file in the request"));
            return idempotent.once(request, file.digest(), () -> keep(request, file, name));
        });
    }

    private Future<Reply> keep(ContractRequest request, Spooled file, @Nullable String name) {
        return vertx.executeBlocking(() -> Media.read(mapped(file.path())), false)
                .compose(media -> vertx.executeBlocking(media::sha256, false).compose(sha256 -> {
                    var attachment = new Attachment(
                            idOf(request, file.digest()),
                            request.id("entryId"),
                            FileName.of(name, media.type()),
                            media.type(),
                            media.size(),
                            sha256,
                            media.width(),
                            media.height(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS));
                    return attachments.keep(request.userId(), attachment, number -> piece(media, number));
                }))
                .map(kept -> Reply.created(AttachmentJson.uri(kept), AttachmentJson.write(kept)));
    }

    private Future<byte[]> piece(Media media, int number) {
        return vertx.executeBlocking(
                () -> media.bytes(number * Attachments.PIECE_BYTES, Attachments.PIECE_BYTES), false);
    }

    /** The same for a retry, which so completes what an earlier try began. */
    private static UUID idOf(ContractRequest request, Buffer digest) {
        return request.text("Idempotency-Key")
                .map(key -> UUID.nameUUIDFromBytes(
                        Buffer.buffer((request.userId() + "|" + request.id("entryId") + "|" + key + "|")
                                        .getBytes(StandardCharsets.UTF_8))
                                .appendBuffer(digest)
                                .getBytes()))
                .orElseGet(UUID::randomUUID);
    }

    private static ByteBuffer mapped(String path) throws IOException {
        try (var channel = FileChannel.open(Path.of(path))) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }
}
