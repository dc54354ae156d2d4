package io.tradesense.market.live.http;

import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.tradesense.market.live.streams.StreamProtocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One connection to a provider's stream, open while anybody listens to something it has. A lost one is made again, later
 * each time; meanwhile prices are asked for as without it.
 */
public final class Upstream {
    private static final Logger log = LoggerFactory.getLogger(Upstream.class);
    private static final int LONGEST_WAIT_LOOKS = 60;
    private static final int LONGEST_GREETING_LOOKS = 10;
    private final StreamProtocol protocol;
    private final WebSocketClient client;
    private final LiveBoard board;
    private final LiveFeed feed;
    private final Set<Instrument> subscribed = new LinkedHashSet<>();
    private final Map<String, Instrument> names = new HashMap<>();
    private @Nullable WebSocket socket;
    private boolean connecting;
    private boolean welcome;
    private int failures;
    private int looksToWait;
    private int looksUnwelcome;

    private Upstream(StreamProtocol protocol, WebSocketClient client, LiveBoard board, LiveFeed feed) {
        this.protocol = protocol;
        this.client = client;
        this.board = board;
        this.feed = feed;
    }

    /** @param look how often what is subscribed is held against what is listened to */
    public static Upstream start(
            Vertx vertx,
            StreamProtocol protocol,
            WebSocketClient client,
            LiveBoard board,
            LiveFeed feed,
            Duration look) {
        var upstream = new Upstream(protocol, client, board, feed);
        vertx.setPeriodic(look.toMillis(), timer -> upstream.look());
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
        if (!welcome) {
            giveUpUnwelcome(open);
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

    /** A provider that neither welcomes nor closes would hold this connection for nothing. */
    private void giveUpUnwelcome(WebSocket open) {
        looksUnwelcome++;
        if (looksUnwelcome > LONGEST_GREETING_LOOKS) {
            open.close().onFailure(failure -> log.debug("the stream of {} is gone", protocol.name(), failure));
        }
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
        socket = opened;
        welcome = protocol.greetings().isEmpty();
        looksUnwelcome = 0;
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
        log.atLevel(failures == 1 ? Level.INFO : Level.DEBUG)
                .log("the stream of {} is away: {}", protocol.name(), failure.toString());
    }

    private void hear(String message) {
        if (!welcome) {
            welcome = protocol.isWelcome(message);
            look();
            return;
        }
        failures = 0;
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
