package io.tradesense.trading.journal.attachments.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is kept: of an image, without what it told beside the picture.
 *
 * @param name its suffix is that of its type
 * @param sha256 of the kept bytes, in hexadecimal digits
 * @param width in pixels as stored, before an orientation is applied; null where it is no image
 * @param height likewise
 */
public record Attachment(
        UUID id,
        UUID entryId,
        String name,
        MediaType type,
        int bytes,
        String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        Instant createdAt) {}
