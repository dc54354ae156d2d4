package io.tradesense.contracts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry was written, changed or deleted. Its text is not told: whoever may read it asks trading for it.
 *
 * @param date the day the entry is about
 * @param mood null where none was stated
 * @param tradeIds the trades it is about, some of which may be gone
 * @param version grows with every change; a deleted entry tells its last
 */
public record JournalChanged(
        UUID entryId,
        UUID userId,
        LocalDate date,
        @Nullable String mood,
        Set<String> tags,
        List<UUID> tradeIds,
        long version,
        boolean deleted) {
    public static final String TYPE = "tradesense.trading.journal-changed.v1";

    public JournalChanged {
        tags = new TreeSet<>(tags);
        tradeIds = List.copyOf(tradeIds);
    }

    public JsonObject toJson() {
        var json = new JsonObject()
                .put("entryId", entryId.toString())
                .put("userId", userId.toString())
                .put("date", date.toString())
                .put("tags", new JsonArray(List.copyOf(tags)))
                .put(
                        "tradeIds",
                        new JsonArray(tradeIds.stream().map(UUID::toString).toList()))
                .put("version", version)
                .put("deleted", deleted);
        return mood == null ? json : json.put("mood", mood);
    }

    public static JournalChanged fromJson(JsonObject json) {
        return new JournalChanged(
                UUID.fromString(json.getString("entryId")),
                UUID.fromString(json.getString("userId")),
                LocalDate.parse(json.getString("date")),
                json.getString("mood"),
                new TreeSet<>(
                        json.getJsonArray("tags").stream().map(Object::toString).toList()),
                json.getJsonArray("tradeIds").stream()
                        .map(id -> UUID.fromString(id.toString()))
                        .toList(),
                json.getLong("version"),
                json.getBoolean("deleted"));
    }
}
