package io.tradesense.trading.journal.attachments.http;

import io.tradesense.trading.journal.attachments.domain.Attachment;
import io.vertx.core.json.JsonObject;

/** Attachments as JSON that keeps to the contract. */
final class AttachmentJson {
    private AttachmentJson() {}

    static String uri(Attachment attachment) {
        return "/journal/entries/" + attachment.entryId() + "/attachments/" + attachment.id();
    }

    static JsonObject write(Attachment attachment) {
        return new JsonObject()
                .put("id", attachment.id().toString())
                .put("name", attachment.name())
                .put("type", attachment.type().mime())
                .put("bytes", attachment.bytes())
                .put("sha256", attachment.sha256())
                .put("width", attachment.width())
                .put("height", attachment.height())
                .put("createdAt", attachment.createdAt().toString());
    }
}
