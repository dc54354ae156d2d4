package io.tradesense.market.alerts.domain;

import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.Quote;
import io.tradesense.market.quotes.domain.QuoteAnswer;
import io.tradesense.market.quotes.domain.QuoteBook;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Holds waiting alerts against the market, a page of symbols a turn. A stale price sets nothing off. Turns of several
 * instances may overlap; the alerts themselves see to it that each triggers once.
 */
public final class AlertWatch {
    private static final int SYMBOLS_A_TURN = 100;
    private final Alerts alerts;
    private final QuoteBook quotes;
    private String last = "";
    private boolean running;

    public AlertWatch(Alerts alerts, QuoteBook quotes) {
        this.alerts = alerts;
        this.quotes = quotes;
    }

    /** Looks at the next page of symbols; does nothing while the turn before lasts. Answers how many were set off. */
    public Future<Integer> turn() {
        if (running) {
            return Future.succeededFuture(0);
        }
        running = true;
        return alerts.awaited(last, SYMBOLS_A_TURN)
                .compose(symbols -> {
                    last = symbols.size() == SYMBOLS_A_TURN ? symbols.get(symbols.size() - 1) : "";
                    return look(symbols);
                })
                .onComplete(done -> running = false);
    }

    private Future<Integer> look(List<String> symbols) {
        List<Instrument> instruments = symbols.stream()
                .map(Instrument::tryParse)
                .flatMap(Optional::stream)
                .toList();
        return quotes.quotes(instruments, false).compose(page -> {
            Future<Integer> triggered = Future.succeededFuture(0);
            for (QuoteAnswer answer : page.found().values()) {
                if (!answer.stale()) {
                    triggered =
                            triggered.compose(before -> trigger(answer.quote()).map(more -> before + more));
                }
            }
            return triggered;
        });
    }

    private Future<Integer> trigger(Quote quote) {
        return alerts.trigger(quote.symbol(), quote.price(), quote.simulated(), quote.asOf());
    }
}
