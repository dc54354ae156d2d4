package io.tradesense.market.quotes.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.access.http.SymbolList;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.QuoteAnswer;
import io.tradesense.market.quotes.domain.QuoteBook;
import io.tradesense.market.quotes.json.QuoteCodec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code /quotes}. A symbol is answered as the client wrote it. */
public final class QuoteRoutes {
    private final QuoteBook quotes;

    public QuoteRoutes(QuoteBook quotes) {
        this.quotes = quotes;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listQuotes", this::list).on("getQuote", this::get);
    }

    private Future<Reply> list(ContractRequest request) {
        Readers.check(request.caller());
        Map<String, Instrument> asked = SymbolList.parse(request.requiredText("symbols"));
        return quotes.quotes(List.copyOf(asked.values()), true).map(page -> Reply.ok(write(asked, page)));
    }

    private Future<Reply> get(ContractRequest request) {
        Readers.check(request.caller());
        String symbol = request.requiredText("symbol");
        return quotes.quote(Instrument.parse(symbol)).map(answer -> Reply.ok(write(symbol, answer)));
    }

    private static JsonObject write(Map<String, Instrument> asked, QuoteBook.Page page) {
        var items = new JsonArray();
        var missing = new JsonArray();
        asked.forEach((word, instrument) -> {
            QuoteAnswer answer = page.found().get(instrument);
            if (answer != null) {
                items.add(write(word, answer));
            } else {
                String reason = page.unknown().contains(instrument) ? "unknown" : "unavailable";
                missing.add(new JsonObject().put("symbol", word).put("reason", reason));
            }
        });
        return new JsonObject().put("items", items).put("missing", missing);
    }

    private static JsonObject write(String symbol, QuoteAnswer answer) {
        return QuoteCodec.write(answer.quote()).put("symbol", symbol).put("stale", answer.stale());
    }
}
