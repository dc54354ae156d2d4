package io.tradesense.gateway.sockets;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the two sockets of a pair. All times are of {@link System#nanoTime()}. */
final class Leg {
    private static final Logger log = LoggerFactory.getLogger(Leg.class);
    private static final int ABNORMAL = 1_006;
    private final String name;
    private final WebSocket socket;
    private final Runnable cut;
    private final List<WebSocketFrame> early = new ArrayList<>();
    private @Nullable Handler<WebSocketFrame> frames;
    private Runnable drained = () -> {};
    private Runnable left = () -> {};
    private long heardAt = System.nanoTime();
    private long fullSince;
    private boolean full;
    private boolean held;
    private boolean closing;
    private boolean gone;

    /**
     * May be made before the socket is open, so that nothing it brings is missed: frames wait until {@link #listen}.
     *
     * @param cut ends the socket's connection at once
     */
    Leg(String name, WebSocket socket, Runnable cut) {
        this.name = name;
        this.socket = socket;
        this.cut = cut;
        socket.frameHandler(this::receive);
        socket.pongHandler(pong -> heardAt = System.nanoTime());
        socket.exceptionHandler(failure -> log.debug("the {}'s socket: {}", name, failure.toString()));
        socket.drainHandler(room -> {
            full = false;
            drained.run();
        });
        socket.closeHandler(closed -> {
            gone = true;
            left.run();
        });
    }

    /**
     * @param frames gets every frame in order, control frames too
     * @param drained there is room again for writing
     * @param left the connection has ended
     */
    void listen(Handler<WebSocketFrame> frames, Runnable drained, Runnable left) {
        this.frames = frames;
        this.drained = drained;
        this.left = left;
        List.copyOf(early).forEach(frames::handle);
        early.clear();
        if (gone) {
            left.run();
        }
    }

    private void receive(WebSocketFrame frame) {
        heardAt = System.nanoTime();
        if (frames == null) {
            early.add(frame);
            hold();
        } else {
            frames.handle(frame);
        }
    }

    void write(WebSocketFrame frame) {
        if (!closing && !socket.isClosed()) {
            socket.writeFrame(frame).onFailure(failure -> log.debug("to the {}: {}", name, failure.toString()));
        }
    }

    boolean isFull() {
        return !gone && !socket.isClosed() && socket.writeQueueFull();
    }

    /** Reads no more until {@link #letGo}. */
    void hold() {
        held = true;
        socket.pause();
    }

    void letGo() {
        if (held) {
            held = false;
            heardAt = System.nanoTime();
            socket.resume();
        }
    }

    void start() {
        held = false;
        socket.resume();
    }

    void ping() {
        if (!closing && !socket.isClosed()) {
            socket.writePing(Buffer.buffer())
                    .onFailure(failure -> log.debug("to the {}: {}", name, failure.toString()));
        }
    }

    /** True where nothing has come for so long although it was read. */
    boolean isSilent(long now, long nanos) {
        return !held && now - heardAt > nanos;
    }

    /** True where nothing was taken for so long although there was something to take. */
    boolean isStuck(long now, long nanos) {
        if (!isFull()) {
            full = false;
        } else if (!full) {
            full = true;
            fullSince = now;
        }
        return full && now - fullSince > nanos;
    }

    /** The code this side closed with; 1006 where its connection ended without one. */
    short closeCode() {
        Short code = socket.closeStatusCode();
        return code == null ? ABNORMAL : code;
    }

    @Nullable
    String closeReason() {
        return socket.closeReason();
    }

    @Nullable
    String subProtocol() {
        return socket.subProtocol();
    }

    /** True where the connection has ended and no close frame is left to come. */
    boolean isCutOff() {
        return gone && closeCode() == ABNORMAL;
    }

    boolean isGone() {
        return gone;
    }

    void close(short code, @Nullable String reason) {
        if (!closing && !gone) {
            closing = true;
            // What still comes is thrown away, and read all the same: the answer to the close frame is behind it.
            socket.resume();
            socket.close(code, reason).onFailure(failure -> log.debug("the {}'s socket: {}", name, failure.toString()));
        }
    }

    /** Ends the connection of a side that does not take even the close frame, for which Vert.x would wait for ever. */
    void cut() {
        if (!gone) {
            cut.run();
        }
    }
}
