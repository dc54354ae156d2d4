package io.tradesense.trading.journal.attachments.domain;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The attachments of all users. A user reaches their own only: another's is not found. */
public interface Attachments {

    /** What one file may have, in bytes. */
    int MOST_BYTES = 10 << 20;

    /** Files an entry can have. */
    int MOST_OF_ENTRY = 20;

    /** What all files of a user may have, in bytes. */
    long MOST_OF_USER_BYTES = 1L << 30;

    /** A file is kept in pieces of this many bytes; the last may be shorter. */
    int PIECE_BYTES = 256 << 10;

    /** The bytes to be kept, read piece by piece. */
    interface Content {
        Future<byte[]> piece(int number);
    }

    /** Fails with NOT_FOUND where the entry is not the user's, with CONFLICT where no more fits. */
    Future<Void> requireRoom(UUID userId, UUID entryId);

    /** Keeps all of it or nothing, or answers what is kept under this id. Fails as {@link #requireRoom}. */
    Future<Attachment> keep(UUID userId, Attachment attachment, Content content);

    /** In the order they came; never more than {@link #MOST_OF_ENTRY}. Fails with NOT_FOUND. */
    Future<List<Attachment>> list(UUID userId, UUID entryId);

    /** Fails with NOT_FOUND. */
    Future<Attachment> find(UUID userId, UUID entryId, UUID id);

    /** A piece of one that was found. Fails with NOT_FOUND where it was removed meanwhile. */
    Future<byte[]> piece(UUID id, int number);

    /** Fails with NOT_FOUND. */
    Future<Void> delete(UUID userId, UUID entryId, UUID id);

    static int pieces(int bytes) {
        return (bytes + PIECE_BYTES - 1) / PIECE_BYTES;
    }

    static Fault notFound() {
        return Fault.notFound("attachment");
    }
}
