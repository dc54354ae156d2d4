package io.tradesense.ai.search.pg;

import io.tradesense.ai.search.domain.Document;
import io.tradesense.ai.search.domain.SearchIndex.Found;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/** Keeps the nearest of many vectors, which are the bytes of their numbers. */
final class Nearest {
    private static final Comparator<Seen> FARTHEST_FIRST =
            Comparator.comparingDouble(Seen::nearness).thenComparing(Seen::id);
    private final float[] vector;
    private final int limit;
    private final PriorityQueue<Seen> kept = new PriorityQueue<>(FARTHEST_FIRST);

    private record Seen(UUID id, double nearness) {}

    Nearest(float[] vector, int limit) {
        this.vector = vector;
        this.limit = limit;
    }

    static Buffer bytes(float[] vector) {
        var bytes = Buffer.buffer(vector.length * Float.BYTES);
        for (float each : vector) {
            bytes.appendFloat(each);
        }
        return bytes;
    }

    void look(UUID id, Buffer bytes) {
        if (bytes.length() != vector.length * Float.BYTES) {
            return;
        }
        kept.add(new Seen(id, likeness(bytes)));
        if (kept.size() > limit) {
            kept.remove();
        }
    }

    /** The cosine: both have length 1. */
    private double likeness(Buffer bytes) {
        double sum = 0;
        for (int at = 0; at < vector.length; at++) {
            sum += vector[at] * bytes.getFloat(at * Float.BYTES);
        }
        return sum;
    }

    UUID[] ids() {
        return kept.stream().map(Seen::id).toArray(UUID[]::new);
    }

    /** What has been removed meanwhile is left out. */
    List<Found> inOrder(List<Document> documents) {
        Map<UUID, Document> byId = new HashMap<>();
        documents.forEach(document -> byId.put(document.id(), document));
        List<Found> found = new ArrayList<>();
        kept.stream().sorted(FARTHEST_FIRST.reversed()).forEach(seen -> {
            Document document = byId.get(seen.id());
            if (document != null) {
                found.add(new Found(document, seen.nearness()));
            }
        });
        return List.copyOf(found);
    }
}
