package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The views last asked for, bounded by how many parts they have together. Belongs to one event loop. */
final class ViewCache {
    /** A hundred bytes each: at most a sixteenth of the memory. */
    private static final long MOST_ENTRIES =
            Math.min(1_000_000, Runtime.getRuntime().maxMemory() / 16 / 100);

    private final Map<Key, ViewIndex> views = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, Future<ViewIndex>> underWay = new HashMap<>();
    private long entries;

    /** @param versions of the trades the view was made from */
    record Key(UUID userId, Trades.Filter filter, Trades.View view, Trades.Sort sort, String versions) {

        private boolean isLaterThan(Key other) {
            return userId.equals(other.userId) && !versions.equals(other.versions);
        }
    }

    /** Views that are asked for again while they are being made are made once. */
    Future<ViewIndex> get(Key key, Supplier<Future<ViewIndex>> making) {
        ViewIndex known = views.get(key);
        if (known != null) return Future.succeededFuture(known);
        var same = underWay.get(key);
        if (same != null) return same;
        var made = making.get().onSuccess(view -> put(key, view)).onComplete(end -> underWay.remove(key));
        if (!made.isComplete()) underWay.put(key, made);
        return made;
    }

    private void put(Key key, ViewIndex view) {
        makeRoom(key, view);
        if (view.size() <= MOST_ENTRIES) {
            views.put(key, view);
            entries += view.size();
        }
    }

    /** Makes room: what is out of date goes first, then what was not asked for the longest. */
    private void makeRoom(Key key, ViewIndex view) {
        for (Iterator<Map.Entry<Key, ViewIndex>> each = views.entrySet().iterator(); each.hasNext(); ) {
            var old = each.next();
            if (key.isLaterThan(old.getKey()) || old.getKey().equals(key) || entries + view.size() > MOST_ENTRIES) {
                entries -= old.getValue().size();
                each.remove();
            }
        }
    }
}
