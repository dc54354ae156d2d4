package io.tradesense.market.live.http;

import io.tradesense.market.live.domain.Change;
import io.tradesense.market.quotes.json.QuoteCodec;
import io.vertx.core.json.JsonObject;

/** A change as clients see it. */
final class ChangeJson {
    private ChangeJson() {}

    static JsonObject write(Change change) {
        return QuoteCodec.write(change.answer().quote())
                .put("stale", change.answer().stale())
                .put("delayed", false);
    }
}
