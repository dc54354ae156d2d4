package io.tradesense.trading.journal.entries.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.trading.journal.entries.domain.Entries;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code GET /journal/entries} is asked. */
final class EntryFilters {
    private final ContractRequest request;
    private final List<Fault.At> faults = new ArrayList<>();

    private EntryFilters(ContractRequest request) {
        this.request = request;
    }

    /** @throws Fault MALFORMED naming every bad parameter */
    static Entries.Filter filter(ContractRequest request) {
        var reading = new EntryFilters(request);
        var filter = new Entries.Filter(
                request.text("q").map(String::strip).filter(words -> !words.isEmpty()),
                reading.date("from"),
                reading.date("to"),
                reading.tags(),
                request.text("mood"),
                request.optionalId("tradeId"));
        if (!reading.faults.isEmpty()) {
            throw Fault.malformed(reading.faults.size() + " parameters are not valid", reading.faults);
        }
        return filter;
    }

    /** Best first where words are searched for and nothing else is asked for, otherwise newest first. */
    static Entries.Order order(ContractRequest request, Entries.Filter filter) {
        boolean searches = filter.words().isPresent();
        return switch (request.text("sort").orElse(searches ? "relevance" : "-date")) {
            case "date" -> Entries.Order.OLDEST;
            case "relevance" -> {
                if (!searches) {
                    throw Fault.malformed(
                            "one parameter is not valid",
                            List.of(new Fault.At("query:sort", "relevance takes words to search for: q")));
                }
                yield Entries.Order.RELEVANCE;
            }
            default -> Entries.Order.NEWEST;
        };
    }

    static Optional<Entries.After> after(ContractRequest request) {
        return request.text("cursor").map(text -> {
            var cursor = Cursor.parse(text, 3);
            try {
                String rank = cursor.value(0);
                if (!Float.isFinite(Float.parseFloat(rank))) throw Cursor.refusal();
                return new Entries.After(rank, LocalDate.parse(cursor.value(1)), UUID.fromString(cursor.value(2)));
            } catch (DateTimeException | IllegalArgumentException forged) {
                throw Cursor.refusal();
            }
        });
    }

    static @Nullable String cursor(Entries.@Nullable After after) {
        return after == null
                ? null
                : Cursor.of(after.rank(), after.date().toString(), after.id().toString())
                        .toString();
    }

    private Optional<LocalDate> date(String name) {
        return request.text(name).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException unreadable) {
                faults.add(new Fault.At("query:" + name, "is not a date such as 2026-01-15"));
                return Optional.empty();
            }
        });
    }

    /** Given several times, or once with commas between. */
    private SortedSet<String> tags() {
        var tags = new TreeSet<String>();
        request.context().queryParam("tag").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        return tags;
    }
}
