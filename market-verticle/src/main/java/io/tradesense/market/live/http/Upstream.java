package io.tradesense.market.live.http;

import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a provider's stream, open while anybody listens to something it has. A lost one is made again, later
 * each time; meanwhile prices are asked for as without it.
 */
public final class Upstream {
    private static final Logger log = LoggerFactory.getLogger(Upstream.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int LONGEST_WAIT_LOOKS = 60;
    private final StreamProtocol protocol;
    private final WebSocketClient client;
    private final LiveBoard board;
    private final LiveFeed feed;
    private final Set<Instrument> subscribed = new LinkedHashSet<>();
    private final Map<String, Instrument> names = new HashMap<>();
    private @Nullable WebSocket socket;
    private boolean connecting;
    private int failures;
    private int looksToWait;

    private Upstream(StreamProtocol protocol, WebSocketClient client, LiveBoard board, LiveFeed feed) {
        this.protocol = protocol;
        this.client = client;
        this.board = board;
        this.feed = feed;
    }

    public static Upstream start(
            Vertx vertx, StreamProtocol protocol, WebSocketClient client, LiveBoard board, LiveFeed feed) {
        var upstream = new Upstream(protocol, client, board, feed);
        vertx.setPeriodic(LOOK_MILLIS, timer -> upstream.look());
        return upstream;
    }

    /** Brings what is subscribed in line with what is listened to. */
    private void look() {
        Set<Instrument> wanted = new LinkedHashSet<>();
        board.watched().stream()
                .filter(symbol -> symbol.kind() == protocol.kind())
                .forEach(wanted::add);
        WebSocket open = socket;
        if (open == null) {
            if (!wanted.isEmpty() && !connecting && --looksToWait <= 0) {
                connect();
            }
            return;
        }
        var more = new LinkedHashSet<>(wanted);
        more.removeAll(subscribed);
        var less = new LinkedHashSet<>(subscribed);
        less.removeAll(wanted);
        if (!more.isEmpty()) {
            more.forEach(symbol -> names.put(protocol.written(symbol), symbol));
            send(open, protocol.subscribe(more));
        }
        if (!less.isEmpty()) {
            less.forEach(symbol -> names.remove(protocol.written(symbol)));
            send(open, protocol.unsubscribe(less));
        }
        subscribed.clear();
        subscribed.addAll(wanted);
    }

    private void connect() {
        connecting = true;
        client.connect(new WebSocketConnectOptions()
                        .setAbsoluteURI(protocol.address().toString()))
                .onSuccess(this::opened)
                .onFailure(this::lost)
                .onComplete(done -> connecting = false);
    }

    private void opened(WebSocket opened) {
        failures = 0;
        socket = opened;
        opened.textMessageHandler(this::hear);
        opened.exceptionHandler(failure -> log.debug("the stream of {} broke", protocol.name(), failure));
        opened.closeHandler(closed -> {
            socket = null;
            lost(new IllegalStateException("closed"));
        });
        send(opened, protocol.greetings());
        look();
    }

    private void lost(Throwable failure) {
        subscribed.clear();
        names.clear();
        failures++;
        looksToWait = Math.min(LONGEST_WAIT_LOOKS, 1 << Math.min(failures, 6));
        log.info("the stream of {} is away: {}", protocol.name(), failure.toString());
    }

    private void hear(String message) {
        protocol.read(message).forEach(trade -> {
            Instrument symbol = names.get(trade.symbol());
            if (symbol != null) {
                feed.traded(symbol, trade.price(), trade.at());
            }
        });
    }

    private void send(WebSocket to, List<String> messages) {
        messages.forEach(message -> to.writeTextMessage(message)
                .onFailure(failure -> log.debug("the stream of {} is gone", protocol.name(), failure)));
    }
}
