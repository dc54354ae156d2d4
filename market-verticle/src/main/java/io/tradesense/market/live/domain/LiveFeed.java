package io.tradesense.market.live.domain;

import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.Quote;
import io.tradesense.market.quotes.domain.QuoteAnswer;
import io.tradesense.market.quotes.domain.QuoteBook;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the board up to date: by asking for what is listened to, and by what the providers' streams say. */
public final class LiveFeed {
    private static final int PAGE = 100;
    private final LiveBoard board;
    private final QuoteBook quotes;
    private final Consumer<Quote> told;
    private final Map<Instrument, Quote> untold = new LinkedHashMap<>();
    private final Map<Instrument, Quote> known = new LinkedHashMap<>();
    private boolean running;

    /** @param told hears of each symbol's last change, at most once a turn */
    public LiveFeed(LiveBoard board, QuoteBook quotes, Consumer<Quote> told) {
        this.board = board;
        this.quotes = quotes;
        this.told = told;
    }

    /** Asks for everything listened to; does nothing while the turn before lasts. */
    public Future<Void> turn() {
        List<Instrument> watched = board.watched();
        known.keySet().retainAll(Set.copyOf(watched));
        tellOthers();
        if (running || watched.isEmpty()) {
            return Future.succeededFuture();
        }
        running = true;
        return page(watched, 0).onComplete(done -> running = false);
    }

    /** Asks for some symbols now, for somebody who has just begun to listen. */
    public Future<Void> ask(List<Instrument> symbols) {
        return page(symbols, 0);
    }

    /** A trade somewhere. Nothing comes of it before the symbol's whole quote is known. */
    public void traded(Instrument symbol, BigDecimal price, Instant at) {
        Quote before = known.get(symbol);
        if (before == null || price.signum() <= 0 || at.isBefore(before.asOf())) {
            return;
        }
        Quote quote = before.simulated() ? alone(before, price, at) : with(before, price, at);
        quotes.heard(quote);
        hear(symbol, new QuoteAnswer(quote, false));
    }

    private static Quote with(Quote before, BigDecimal price, Instant at) {
        return new Quote(
                before.symbol(),
                price,
                before.bid(),
                before.ask(),
                before.open(),
                highest(before.high(), price),
                lowest(before.low(), price),
                before.previousClose(),
                before.volume(),
                before.currency(),
                at,
                before.source(),
                false);
    }

    /** A real price beside a made-up session would be half a lie: nothing else is known yet. */
    private static Quote alone(Quote before, BigDecimal price, Instant at) {
        return new Quote(
                before.symbol(),
                price,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                before.currency(),
                at,
                "stream",
                false);
    }

    private Future<Void> page(List<Instrument> symbols, int from) {
        int to = Math.min(symbols.size(), from + PAGE);
        return quotes.quotes(symbols.subList(from, to), false).compose(page -> {
            page.found().forEach(this::asked);
            return to < symbols.size() ? page(symbols, to) : Future.succeededFuture();
        });
    }

    /** What was asked for may be older than what a stream has said meanwhile. */
    private void asked(Instrument symbol, QuoteAnswer answer) {
        Quote before = known.get(symbol);
        if (before == null || answer.stale() || !answer.quote().asOf().isBefore(before.asOf())) {
            hear(symbol, answer);
        }
    }

    private void hear(Instrument symbol, QuoteAnswer answer) {
        known.put(symbol, answer.quote());
        if (board.heard(symbol, answer)) {
            untold.put(symbol, answer.quote());
        }
    }

    private void tellOthers() {
        List<Quote> changes = List.copyOf(untold.values());
        untold.clear();
        changes.forEach(told);
    }

    private static @Nullable BigDecimal highest(@Nullable BigDecimal high, BigDecimal price) {
        return high == null ? null : high.max(price);
    }

    private static @Nullable BigDecimal lowest(@Nullable BigDecimal low, BigDecimal price) {
        return low == null ? null : low.min(price);
    }
}
