package io.tradesense.trading.journal.attachments.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.journal.attachments.domain.Attachments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** {@code /journal/entries/{entryId}/attachments}. */
public final class AttachmentRoutes {
    private final Attachments attachments;
    private final AttachmentUpload upload;

    public AttachmentRoutes(Vertx vertx, Attachments attachments, Idempotent idempotent, Clock clock) {
        this.attachments = attachments;
        this.upload = new AttachmentUpload(vertx, attachments, idempotent, clock);
    }

    public ContractRouter mount(ContractRouter api) {
        return api.onStream("addAttachment", ctx -> upload.handle(ctx, api.parameters(ctx, "addAttachment")))
                .on("listAttachments", this::list)
                .onStream("getAttachment", ctx -> download(ctx, api.parameters(ctx, "getAttachment")))
                .on("deleteAttachment", this::delete);
    }

    private Future<Reply> list(ContractRequest request) {
        return attachments.list(request.userId(), request.id("entryId")).map(list -> {
            var items = new JsonArray();
            list.forEach(attachment -> items.add(AttachmentJson.write(attachment)));
            return Reply.ok(new JsonObject().put("items", items).putNull("nextCursor"));
        });
    }

    private void download(RoutingContext ctx, ContractRequest request) {
        attachments
                .find(request.userId(), request.id("entryId"), request.id("attachmentId"))
                .onSuccess(attachment -> AttachmentDownload.send(
                        attachments, attachment, request.text("If-None-Match").orElse(""), ctx.response()))
                .onFailure(ctx::fail);
    }

    private Future<Reply> delete(ContractRequest request) {
        return attachments
                .delete(request.userId(), request.id("entryId"), request.id("attachmentId"))
                .map(deleted -> Reply.noContent());
    }
}
