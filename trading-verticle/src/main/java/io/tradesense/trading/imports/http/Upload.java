package io.tradesense.trading.imports.http;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Takes a stream in, piece by piece: a piece is safe before the next is asked for, so a slow database slows the sender
 * down and memory holds one piece.
 */
public final class Upload {
    /** One comes in while the one before is kept, so memory holds two. */
    private static final int PIECE_BYTES = 1024 * 1024;

    /** Keeps a piece; done when it is safe. */
    public interface Keeper {
        Future<Void> keep(int number, byte[] piece);
    }

    /** @param digest SHA-256 of all of it */
    public record Taken(long bytes, Buffer digest) {}

    private final Keeper keeper;
    private final long limit;
    private final MessageDigest digest = sha256();
    private final Promise<Taken> taken = Promise.promise();
    private Buffer piece = Buffer.buffer();
    private int number;
    private long bytes;
    private boolean ended;
    private boolean keeping;

    private Upload(Keeper keeper, long limit) {
        this.keeper = keeper;
        this.limit = limit;
    }

    /** Fails with a TOO_LARGE {@link Fault} behind the limit, or with what broke the stream. */
    public static Future<Taken> take(ReadStream<Buffer> stream, long limit, Keeper keeper) {
        var upload = new Upload(keeper, limit);
        stream.exceptionHandler(upload.taken::tryFail)
                .endHandler(end -> upload.end(stream))
                .handler(part -> upload.add(stream, part));
        stream.resume();
        return upload.taken.future();
    }

    public static Fault tooLarge(long limit) {
        return Fault.of(Fault.Kind.TOO_LARGE, "a file of at most " + (limit >> 20) + " MiB is taken");
    }

    private void add(ReadStream<Buffer> stream, Buffer part) {
        bytes += part.length();
        if (bytes > limit) {
            stream.handler(rest -> {});
            taken.tryFail(tooLarge(limit));
            return;
        }
        piece.appendBuffer(part);
        if (piece.length() < PIECE_BYTES) return;
        if (keeping) {
            stream.pause();
        } else {
            flush(stream);
        }
    }

    private void end(ReadStream<Buffer> stream) {
        ended = true;
        if (!keeping) {
            flush(stream);
        }
    }

    private void flush(ReadStream<Buffer> stream) {
        if (taken.future().isComplete()) {
            // Refused meanwhile: what is left is read past and not kept.
            stream.resume();
            return;
        }
        if (piece.length() == 0) {
            finishOrGoOn(stream);
            return;
        }
        byte[] full = piece.getBytes();
        piece = Buffer.buffer();
        digest.update(full);
        keeping = true;
        keeper.keep(number++, full).onFailure(taken::tryFail).onSuccess(kept -> {
            keeping = false;
            if (piece.length() >= PIECE_BYTES || ended) flush(stream);
            stream.resume();
        });
    }

    private void finishOrGoOn(ReadStream<Buffer> stream) {
        if (ended) {
            taken.tryComplete(new Taken(bytes, Buffer.buffer(digest.digest())));
        } else {
            stream.resume();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
