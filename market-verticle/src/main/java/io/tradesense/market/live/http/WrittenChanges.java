package io.tradesense.market.live.http;

import io.tradesense.market.live.domain.Change;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The last change of each symbol as it goes out: written once for all who listen. For one event loop. */
final class WrittenChanges {
    private static final int MOST = 10_000;
    private final Function<Change, Buffer> writing;
    private final Map<String, Written> last = new HashMap<>();

    WrittenChanges(Function<Change, Buffer> writing) {
        this.writing = writing;
    }

    private record Written(Change change, Buffer buffer) {}

    Buffer of(Change change) {
        Written before = last.get(change.symbol());
        if (before != null && before.change().equals(change)) {
            return before.buffer();
        }
        if (last.size() >= MOST) {
            last.clear();
        }
        var written = new Written(change, writing.apply(change));
        last.put(change.symbol(), written);
        return written.buffer();
    }
}
