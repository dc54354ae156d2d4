package io.tradesense.trading.journal.attachments.http;

import io.tradesense.trading.journal.attachments.domain.Attachment;
import io.tradesense.trading.journal.attachments.domain.Attachments;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an attachment piece by piece: the next is read once the last has gone out, so a slow reader costs one piece. */
final class AttachmentDownload {
    private static final Logger log = LoggerFactory.getLogger(AttachmentDownload.class);

    private final Attachments attachments;
    private final Attachment attachment;
    private final HttpServerResponse response;

    private AttachmentDownload(Attachments attachments, Attachment attachment, HttpServerResponse response) {
        this.attachments = attachments;
        this.attachment = attachment;
        this.response = response;
    }

    /** @param known what {@code If-None-Match} says, empty where nothing */
    static void send(Attachments attachments, Attachment attachment, String known, HttpServerResponse response) {
        String etag = "\"" + attachment.sha256() + "\"";
        // Whatever the bytes may be, a browser shall neither guess at them nor run anything in them.
        response.putHeader("etag", etag)
                .putHeader("cache-control", "private, no-cache")
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("content-security-policy", "default-src 'none'; sandbox")
                .putHeader(
                        "content-disposition",
                        FileName.disposition(attachment.type().isImage() ? "inline" : "attachment", attachment.name()));
        if (known.equals("*") || known.contains(etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("content-type", attachment.type().mime())
                .putHeader("content-length", String.valueOf(attachment.bytes()));
        new AttachmentDownload(attachments, attachment, response).send(0);
    }

    private void send(int number) {
        if (response.closed()) return;
        if (number == Attachments.pieces(attachment.bytes())) {
            response.end();
            return;
        }
        attachments
                .piece(attachment.id(), number)
                .compose(piece -> response.write(Buffer.buffer(piece)))
                .onSuccess(written -> send(number + 1))
                .onFailure(failure -> {
                    // The status may be on the wire: a cut connection says that the file is not whole.
                    log.debug("attachment {} was not sent whole: {}", attachment.id(), failure.toString());
                    var unused = response.reset();
                });
    }
}
