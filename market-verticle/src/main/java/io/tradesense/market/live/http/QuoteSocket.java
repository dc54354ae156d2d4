package io.tradesense.market.live.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.tradesense.kit.identity.Caller;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.access.http.SymbolList;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.live.domain.Change;
import io.tradesense.market.live.domain.Listener;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code WS /quotes/ws}. The client sends {@code {"subscribe": ["AAPL"]}} and {@code {"unsubscribe": ["AAPL"]}}; it is
 * sent {@code {"type": "quote", …}}, {@code {"type": "heartbeat", "at"}} and {@code {"type": "error", "detail"}}.
 */
public final class QuoteSocket {
    private static final Logger log = LoggerFactory.getLogger(QuoteSocket.class);
    private static final int UNSENT_BYTES = 64 << 10;
    private static final short GOING_AWAY = 1001;
    private final LiveBoard board;
    private final LiveFeed feed;
    private final Audience audience;
    private final Readers readers;
    private final int most;
    private final WrittenChanges written = new WrittenChanges(QuoteSocket::message);
    private int open;

    /** @param most sockets at a time */
    public QuoteSocket(LiveBoard board, LiveFeed feed, Audience audience, Readers readers, int most) {
        this.board = board;
        this.feed = feed;
        this.audience = audience;
        this.readers = readers;
        this.most = most;
    }

    /** Outside of the contract: OpenAPI has no word for a WebSocket. */
    public void mount(Router router) {
        router.get("/quotes/ws").handler(this::upgrade);
    }

    private void upgrade(RoutingContext ctx) {
        Caller caller = InternalCallers.of(ctx);
        Future<Void> allowed = readers.requireLive(caller);
        if (!"websocket".equalsIgnoreCase(ctx.request().getHeader("upgrade"))) {
            throw Fault.malformed(
                    "this address speaks WebSocket", List.of(new Fault.At("header:upgrade", "is missing")));
        }
        if (open >= most) {
            throw Fault.unavailable("too many are listening here", Duration.ofSeconds(5))
                    .typed("overloaded");
        }
        // A request that is read to its end cannot become a socket any more.
        ctx.request().pause();
        allowed.compose(granted -> ctx.request().toWebSocket())
                .onSuccess(socket -> serve(socket, caller))
                .onFailure(failure -> {
                    ctx.request().resume();
                    ctx.fail(failure);
                });
    }

    private void serve(ServerWebSocket socket, Caller caller) {
        open++;
        socket.setWriteQueueMaxSize(UNSENT_BYTES);
        var listener = new SocketListener(socket, written);
        audience.came(listener, caller);
        socket.textMessageHandler(message -> {
            var unused = readers.answered(caller);
            answer(listener, message);
        });
        socket.exceptionHandler(failure -> log.debug("a client's socket broke", failure));
        socket.closeHandler(closed -> {
            open--;
            audience.went(listener);
        });
    }

    private void answer(SocketListener listener, String message) {
        try {
            var said = new JsonObject(message);
            List<Instrument> wanted = symbols(said, "subscribe");
            board.ignore(listener, symbols(said, "unsubscribe"));
            board.listen(listener, wanted, null);
            feed.ask(wanted)
                    .onSuccess(asked -> board.flush())
                    .onFailure(failure -> log.warn("a listener waits for the next turn: {}", failure.toString()));
        } catch (DecodeException | ClassCastException unreadable) {
            listener.refuse("a message is {\"subscribe\": [\"…\"]} or {\"unsubscribe\": [\"…\"]}");
        } catch (Fault fault) {
            listener.refuse(fault.detail());
        }
    }

    private static List<Instrument> symbols(JsonObject said, String name) {
        JsonArray words = said.getJsonArray(name, new JsonArray());
        return List.copyOf(SymbolList.parse(
                        "/" + name, words.stream().map(String.class::cast).toList())
                .values());
    }

    private static Buffer message(Change change) {
        return ChangeJson.write(change).put("type", "quote").toBuffer();
    }

    private static final class SocketListener implements Listener {
        private final ServerWebSocket socket;
        private final WrittenChanges written;

        SocketListener(ServerWebSocket socket, WrittenChanges written) {
            this.socket = socket;
            this.written = written;
        }

        @Override
        public boolean isReady() {
            return !socket.isClosed() && !socket.writeQueueFull();
        }

        @Override
        public void send(List<Change> changes) {
            changes.forEach(change -> write(written.of(change).toString()));
        }

        @Override
        public void beat(Instant now) {
            write(new JsonObject()
                    .put("type", "heartbeat")
                    .put("at", now.toString())
                    .encode());
        }

        @Override
        public void close() {
            if (!socket.isClosed()) {
                socket.close(GOING_AWAY, "come back")
                        .onFailure(failure -> log.debug("a socket was closed already", failure));
            }
        }

        void refuse(String detail) {
            if (isReady()) {
                write(new JsonObject()
                        .put("type", "error")
                        .put("detail", detail)
                        .encode());
            }
        }

        private void write(String message) {
            socket.writeTextMessage(message).onFailure(failure -> log.debug("a client is gone", failure));
        }
    }
}
