package io.tradesense.market.quotes.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.access.http.SymbolList;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.DelayedQuotes;
import io.tradesense.market.quotes.domain.QuoteAnswer;
import io.tradesense.market.quotes.domain.QuoteBook;
import io.tradesense.market.quotes.json.QuoteCodec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code /quotes}. A symbol is answered as the client wrote it, live or delayed as the plan has it. */
public final class QuoteRoutes {
    private final QuoteBook quotes;
    private final DelayedQuotes delayed;
    private final Readers readers;

    public QuoteRoutes(QuoteBook quotes, DelayedQuotes delayed, Readers readers) {
        this.quotes = quotes;
        this.delayed = delayed;
        this.readers = readers;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listQuotes", this::list).on("getQuote", this::get);
    }

    private Future<Reply> list(ContractRequest request) {
        return readers.sight(request.caller())
                .map(Readers.Sight::live)
                .compose(live -> {
                    Map<String, Instrument> asked = SymbolList.parse(request.requiredText("symbols"));
                    List<Instrument> symbols = List.copyOf(asked.values());
                    return (live ? quotes.quotes(symbols, true) : delayed.quotes(symbols))
                            .map(page -> Reply.ok(write(asked, page, !live)));
                })
                .compose(answer -> readers.answered(request.caller()).map(answer));
    }

    private Future<Reply> get(ContractRequest request) {
        return readers.sight(request.caller())
                .map(Readers.Sight::live)
                .compose(live -> {
                    String symbol = request.requiredText("symbol");
                    var instrument = Instrument.parse(symbol);
                    return (live ? quotes.quote(instrument) : delayed.quote(instrument))
                            .map(answer -> Reply.ok(write(symbol, answer, !live)));
                })
                .compose(answer -> readers.answered(request.caller()).map(answer));
    }

    private static JsonObject write(Map<String, Instrument> asked, QuoteBook.Page page, boolean delayed) {
        var items = new JsonArray();
        var missing = new JsonArray();
        asked.forEach((word, instrument) -> {
            QuoteAnswer answer = page.found().get(instrument);
            if (answer != null) {
                items.add(write(word, answer, delayed));
            } else {
                String reason = page.unknown().contains(instrument) ? "unknown" : "unavailable";
                missing.add(new JsonObject().put("symbol", word).put("reason", reason));
            }
        });
        return new JsonObject().put("items", items).put("missing", missing);
    }

    private static JsonObject write(String symbol, QuoteAnswer answer, boolean delayed) {
        return QuoteCodec.write(answer.quote())
                .put("symbol", symbol)
                .put("stale", answer.stale())
                .put("delayed", delayed);
    }
}
