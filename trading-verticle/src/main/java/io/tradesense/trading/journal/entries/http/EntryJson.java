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

/** Entries as JSON that keeps to the contract. */
final class EntryJson {
    private EntryJson() {}

    /** @throws Fault INVALID naming every bad field */
    static Draft draft(JsonObject body, UUID id, UUID userId, Instant createdAt) {
        var faults = faults(body);
        String title = body.getString("title");
        if (title == null) faults.add(new Fault.At("/title", "is missing"));
        if (title == null || !faults.isEmpty()) throw Fault.invalid(faults);
        return new Draft(
                id,
                userId,
                day(body),
                title.strip(),
                body.getString("body", ""),
                body.getString("mood"),
                texts(body.getJsonArray("tags", new JsonArray())),
                ids(body.getJsonArray("tradeIds", new JsonArray())),
                createdAt);
    }

    /** What is missing breaks no rule. @throws Fault INVALID naming every bad field */
    static void check(JsonObject body) {
        var faults = faults(body);
        if (!faults.isEmpty()) throw Fault.invalid(faults);
    }

    private static List<Fault.At> faults(JsonObject body) {
        List<Fault.At> faults = new ArrayList<>();
        String date = body.getString("date");
        if (date != null && !isDate(date)) faults.add(new Fault.At("/date", "is not a date such as 2026-01-15"));
        String text = body.getString("body", "");
        if (text.getBytes(StandardCharsets.UTF_8).length > Entries.MOST_BODY_BYTES) {
            faults.add(new Fault.At("/body", "must have at most " + Entries.MOST_BODY_BYTES + " bytes"));
        }
        Zones.check(body.getString("timezone", "UTC"), "/timezone", faults);
        return faults;
    }

    /** For a body that was checked and has a day. */
    static LocalDate day(JsonObject body) {
        return LocalDate.parse(body.getString("date"));
    }

    /** @throws Fault INVALID naming every bad field */
    static EntryChange change(JsonObject body) {
        check(body);
        String title = body.getString("title");
        JsonArray tags = body.getJsonArray("tags");
        JsonArray trades = body.getJsonArray("tradeIds");
        return new EntryChange(
                body.containsKey("date") ? day(body) : null,
                title == null ? null : title.strip(),
                body.getString("body"),
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

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException unreadable) {
            return false;
        }
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
