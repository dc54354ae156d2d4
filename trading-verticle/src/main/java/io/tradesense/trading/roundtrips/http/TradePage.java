package io.tradesense.trading.roundtrips.http;

import com.fasterxml.jackson.core.JsonFactory;
import io.tradesense.kit.http.Cursor;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes a page of trades as it is read: no object in memory stands between a trade and its bytes. */
final class TradePage {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_A_TRADE = 1_024;

    private TradePage() {}

    static Buffer write(Trades.Page page) {
        var bytes = new ByteArrayOutputStream(BYTES_A_TRADE * (page.items().size() + 1));
        try (var document = JSON.createGenerator(bytes)) {
            document.writeStartObject();
            document.writeArrayFieldStart("items");
            for (var trade : page.items()) {
                document.writeStartObject();
                TradeJson.write(trade, TradeFields.into(document));
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeStringField("nextCursor", cursor(page));
            document.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static @Nullable String cursor(Trades.Page page) {
        var next = page.next();
        return next == null
                ? null
                : Cursor.of(next.value(), next.id().toString()).toString();
    }
}
