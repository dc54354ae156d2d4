package io.tradesense.market.live.http;

import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.access.http.SymbolList;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.live.domain.Change;
import io.tradesense.market.live.domain.Listener;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /quotes/stream}: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
public final class QuoteStream {
    private static final Logger log = LoggerFactory.getLogger(QuoteStream.class);
    private static final int UNSENT_BYTES = 64 << 10;
    private static final long CLOCKS_DIFFER_MILLIS = 1_000;
    private final LiveBoard board;
    private final LiveFeed feed;
    private final Audience audience;
    private final Readers readers;
    private final WrittenChanges written = new WrittenChanges(QuoteStream::event);

    public QuoteStream(LiveBoard board, LiveFeed feed, Audience audience, Readers readers) {
        this.board = board;
        this.feed = feed;
        this.audience = audience;
        this.readers = readers;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.onStream("streamQuotes", ctx -> stream(ctx, api.parameters(ctx, "streamQuotes")));
    }

    private void stream(RoutingContext ctx, ContractRequest request) {
        List<Instrument> symbols =
                List.copyOf(SymbolList.parse(request.requiredText("symbols")).values());
        readers.requireLive(request.caller())
                .onSuccess(allowed -> begin(ctx, request, symbols))
                .onFailure(ctx::fail);
    }

    private void begin(RoutingContext ctx, ContractRequest request, List<Instrument> symbols) {
        var response = ctx.response();
        if (response.closed()) {
            return;
        }
        var listener = new SseListener(response, written);
        board.listen(
                listener,
                symbols,
                request.text("Last-Event-ID").flatMap(QuoteStream::seen).orElse(null));
        audience.came(listener, request.caller());
        var unused = readers.answered(request.caller());
        ctx.addEndHandler(ended -> audience.went(listener));
        feed.ask(symbols)
                .onSuccess(asked -> board.flush())
                .onFailure(failure -> log.warn("a listener waits for the next turn: {}", failure.toString()));
    }

    /** The id is when this service heard of the change; another instance's clock may be a little off. */
    private static Optional<Instant> seen(String id) {
        return id.matches("\\d{12,14}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(id) - CLOCKS_DIFFER_MILLIS))
                : Optional.empty();
    }

    private static Buffer event(Change change) {
        return Buffer.buffer("event: quote\nid: " + change.heard().toEpochMilli() + "\ndata: "
                + ChangeJson.write(change).encode() + "\n\n");
    }

    private static final class SseListener implements Listener {
        private final HttpServerResponse response;
        private final WrittenChanges written;

        SseListener(HttpServerResponse response, WrittenChanges written) {
            this.response = response;
            this.written = written;
            response.setChunked(true)
                    .setWriteQueueMaxSize(UNSENT_BYTES)
                    .putHeader("content-type", "text/event-stream")
                    .putHeader("cache-control", "no-store")
                    .putHeader("x-accel-buffering", "no");
        }

        @Override
        public boolean isReady() {
            return !response.ended() && !response.closed() && !response.writeQueueFull();
        }

        /** One write for all of them: a write each costs more than everything else together. */
        @Override
        public void send(List<Change> changes) {
            Buffer all = Buffer.buffer();
            changes.forEach(change -> all.appendBuffer(written.of(change)));
            response.write(all);
        }

        @Override
        public void beat(Instant now) {
            response.write(": " + now + "\n\n");
        }

        @Override
        public void close() {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        }
    }
}
