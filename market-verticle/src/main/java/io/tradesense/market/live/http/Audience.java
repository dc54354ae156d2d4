package io.tradesense.market.live.http;

import io.tradesense.kit.identity.Caller;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.live.domain.Listener;
import io.tradesense.market.live.domain.LiveBoard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is listening, so that a stream ends with the plan that has live prices. For one event loop. */
public final class Audience {
    private final LiveBoard board;
    private final Readers readers;
    private final Map<Listener, Caller> listening = new LinkedHashMap<>();

    public Audience(LiveBoard board, Readers readers) {
        this.board = board;
        this.readers = readers;
    }

    void came(Listener listener, Caller caller) {
        listening.put(listener, caller);
    }

    void went(Listener listener) {
        listening.remove(listener);
        board.leave(listener);
    }

    /** Lets go of those who may not listen any more. */
    public void turn() {
        List<Listener> over = listening.entrySet().stream()
                .filter(each -> !readers.maySeeLive(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(listener -> {
            went(listener);
            listener.close();
        });
    }
}
