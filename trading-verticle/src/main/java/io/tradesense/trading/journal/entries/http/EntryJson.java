package io.tradesense.trading.journal.entries.http;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.entries.domain.Draft;
import io.tradesense.trading.journal.entries.domain.Entries;
import io.tradesense.trading.journal.entries.domain.Entry;
import io.tradesense.trading.journal.entries.domain.EntryChange;
import io.tradesense.trading.journal.entries.domain.Excerpt;
import io.tradesense.trading.journal.entries.domain.TradeLink;
import io.tradesense.trading.journal.http.Zones;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries as JSON that keeps to the contract. */
final class EntryJson {
    private final JsonObject body;
    private final List<Fault.At> faults = new ArrayList<>();

    private EntryJson(JsonObject body) {
        this.body = body;
    }

    /** @throws Fault INVALID naming every bad field */
    static Draft draft(JsonObject body, UUID id, UUID userId, Instant createdAt) {
        var reading = new EntryJson(body);
        var date = reading.date();
        var text = reading.text();
        String title = body.getString("title");
        if (title == null) reading.faults.add(new Fault.At("/title", "is missing"));
        if (date == null || title == null || !reading.faults.isEmpty()) throw reading.refusal();
        return new Draft(
                id,
                userId,
                date,
                title.strip(),
                text == null ? "" : text,
                body.getString("mood"),
                texts(body.getJsonArray("tags", new JsonArray())),
                ids(body.getJsonArray("tradeIds", new JsonArray())),
                createdAt);
    }

    /** What is missing breaks no rule. @throws Fault INVALID naming every bad field */
    static void check(JsonObject body) {
        var reading = new EntryJson(body);
        var unusedDay = reading.date();
        var unusedText = reading.text();
        Zones.check(body.getString("timezone", "UTC"), "/timezone", reading.faults);
        if (!reading.faults.isEmpty()) throw reading.refusal();
    }

    /** @throws Fault INVALID where the day is not one */
    static LocalDate day(JsonObject body) {
        var reading = new EntryJson(body);
        var date = reading.date();
        if (date == null) throw reading.refusal();
        return date;
    }

    /** @throws Fault INVALID naming every bad field */
    static EntryChange change(JsonObject body) {
        var reading = new EntryJson(body);
        var date = reading.date();
        var text = reading.text();
        if (!reading.faults.isEmpty()) throw reading.refusal();
        String title = body.getString("title");
        JsonArray tags = body.getJsonArray("tags");
        JsonArray trades = body.getJsonArray("tradeIds");
        return new EntryChange(
                date,
                title == null ? null : title.strip(),
                text,
                body.containsKey("mood") ? Optional.ofNullable(body.getString("mood")) : null,
                tags == null ? null : texts(tags),
                trades == null ? null : ids(trades));
    }

    static JsonObject write(Entry entry) {
        return head(entry).put("body", entry.body());
    }

    static JsonObject write(Entries.Listed listed) {
        return head(listed.entry()).put("excerpt", excerpt(listed.excerpt()));
    }

    private static JsonObject head(Entry entry) {
        return new JsonObject()
                .put("id", entry.id().toString())
                .put("date", entry.date().toString())
                .put("title", entry.title())
                .put("mood", entry.mood())
                .put("tags", new JsonArray(List.copyOf(entry.tags())))
                .put("tradeIds", ids(entry, false))
                .put("missingTradeIds", ids(entry, true))
                .put("createdAt", entry.createdAt().toString())
                .put("changedAt", entry.changedAt().toString());
    }

    /** @param missing only those whose trade is gone; otherwise all */
    private static JsonArray ids(Entry entry, boolean missing) {
        var ids = new JsonArray();
        for (TradeLink link : entry.trades()) {
            if (!missing || link.missing()) ids.add(link.tradeId().toString());
        }
        return ids;
    }

    private static JsonObject excerpt(Excerpt excerpt) {
        var highlights = new JsonArray();
        excerpt.highlights()
                .forEach(span -> highlights.add(
                        new JsonObject().put("start", span.start()).put("end", span.end())));
        return new JsonObject().put("text", excerpt.text()).put("highlights", highlights);
    }

    private @Nullable LocalDate date() {
        String text = body.getString("date");
        if (text == null) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            faults.add(new Fault.At("/date", "is not a date such as 2026-01-15"));
            return null;
        }
    }

    private @Nullable String text() {
        String text = body.getString("body");
        if (text != null && text.getBytes(StandardCharsets.UTF_8).length > Entries.MOST_BODY_BYTES) {
            faults.add(new Fault.At("/body", "must have at most " + Entries.MOST_BODY_BYTES + " bytes"));
        }
        return text;
    }

    private Fault refusal() {
        return Fault.invalid(faults);
    }

    private static SortedSet<String> texts(JsonArray array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.toString().strip()));
        return texts;
    }

    private static List<UUID> ids(JsonArray array) {
        return array.stream()
                .map(id -> UUID.fromString(id.toString()))
                .distinct()
                .toList();
    }
}
