package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way through: counted, and cut where it grows larger than a body may be. A small one can be kept
 * for a second try.
 */
final class ClientBody implements ReadStream<Buffer> {
    private static final int MOST_KEPT = 32 << 10;
    private final HttpServerRequest request;
    private final long most;
    private @Nullable Buffer kept;
    private long bytes;
    private long bytesAtLastLook;
    private boolean ended;
    private boolean broken;
    private boolean heldBack;
    private boolean wasHeldBack;
    private boolean tooLarge;
    private @Nullable Handler<Throwable> failed;

    /** @param keeps whether the body may be wanted again */
    ClientBody(HttpServerRequest request, long most, boolean keeps) {
        this.request = request;
        this.most = most;
        this.kept = keeps ? Buffer.buffer() : null;
    }

    /** All of it, once it has come in and where it is kept; null otherwise. */
    @Nullable
    Buffer whole() {
        return ended ? kept : null;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    /** True where the client broke it off, or broke its framing. */
    boolean isBroken() {
        return broken;
    }

    boolean hasEnded() {
        return ended;
    }

    /** True where the service takes no more of it for now. */
    boolean isHeldBack() {
        return heldBack;
    }

    /**
     * True where enough has come in since the last time this was asked; anything is enough where the service has held it
     * back meanwhile.
     *
     * @param least bytes
     */
    boolean hasMoved(long least) {
        long moved = bytes - bytesAtLastLook;
        boolean enough = moved >= (wasHeldBack ? 1 : least);
        bytesAtLastLook = bytes;
        wasHeldBack = heldBack;
        return enough;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        bytes += chunk.length();
        keep(chunk);
        if (bytes <= most) {
            handler.handle(chunk);
        } else if (!tooLarge) {
            tooLarge = true;
            fail(PlainRequests.tooLarge(most));
        }
    }

    private void keep(Buffer chunk) {
        if (kept != null) {
            kept = bytes <= MOST_KEPT ? kept.appendBuffer(chunk) : null;
        }
    }

    private void fail(Fault fault) {
        if (failed != null) {
            failed.handle(fault);
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        request.exceptionHandler(failure -> {
            broken = true;
            if (handler != null) {
                handler.handle(failure);
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(end -> {
            ended = true;
            if (handler != null) {
                handler.handle(end);
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        heldBack = true;
        wasHeldBack = true;
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        heldBack = false;
        request.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
