package io.tradesense.trading.journal.entries.pg;

import io.tradesense.trading.journal.entries.domain.Entries;
import io.tradesense.trading.journal.entries.domain.Excerpt;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statement of one page of entries: one condition a filter that is set. */
final class EntryQuery {
    private static final String OF_TRADE = "EXISTS (SELECT 1 FROM journal_entry_trades l WHERE l.entry_id = e.id AND"
            + " (l.trade_id = %1$s OR l.execution_id IN"
            + " (SELECT execution_id FROM trade_legs WHERE trade_id = %1$s AND role = 'ENTRY')))";
    // The marks are taken out of the body first. Only the beginning is looked through: it is parsed again for each row.
    private static final String PLAIN = "translate(left(e.body, %d), '" + Excerpt.OPEN + Excerpt.CLOSE + "', '')";
    private static final String FOUND = "ts_headline('english', " + PLAIN.formatted(32_768) + ", %s, 'StartSel="
            + Excerpt.OPEN + ", StopSel=" + Excerpt.CLOSE
            + ", MaxFragments=2, MinWords=8, MaxWords=30, FragmentDelimiter=\" … \"')";
    private static final String BEGINNING = PLAIN.formatted(300);

    private final List<String> conditions = new ArrayList<>();
    private final Tuple arguments = Tuple.tuple();
    private final Entries.Order order;
    private final Optional<String> words;

    private EntryQuery(UUID userId, Entries.Filter filter, Entries.Order order) {
        this.order = order;
        conditions.add("e.user_id = " + argument(userId));
        words = filter.words().map(this::words);
        words.ifPresent(asked -> conditions.add("e.words @@ " + asked));
        filter.from().ifPresent(from -> conditions.add("e.date >= " + argument(from)));
        filter.to().ifPresent(to -> conditions.add("e.date <= " + argument(to)));
        if (!filter.tags().isEmpty()) {
            conditions.add("e.tags @> " + argument(filter.tags().toArray(String[]::new)));
        }
        filter.mood().ifPresent(mood -> conditions.add("e.mood = " + argument(mood)));
        filter.tradeId().ifPresent(id -> conditions.add(OF_TRADE.formatted(argument(id))));
    }

    static EntryQuery of(
            UUID userId, Entries.Filter filter, Entries.Order order, int limit, Optional<Entries.After> after) {
        var query = new EntryQuery(userId, filter, order);
        after.ifPresent(query::after);
        query.arguments.addInteger(limit);
        return query;
    }

    /** The page is cut before excerpts are made: they cost far more than finding does. */
    String sql() {
        String excerpt = words.map(FOUND::formatted).orElse(BEGINNING);
        return "SELECT " + EntryRows.HEAD + ", e.rank::text AS rank, " + excerpt + " AS excerpt FROM (SELECT e.*, "
                + rank()
                + " AS rank FROM journal_entries e WHERE " + String.join(" AND ", conditions) + " " + orderBy(rank())
                + " LIMIT $" + arguments.size() + ") e " + orderBy("e.rank");
    }

    Tuple arguments() {
        return arguments;
    }

    private void after(Entries.After after) {
        String date = argument(after.date());
        String id = argument(after.id());
        conditions.add(
                switch (order) {
                    case NEWEST -> "(e.date, e.id) < (" + date + ", " + id + ")";
                    case OLDEST -> "(e.date, e.id) > (" + date + ", " + id + ")";
                    case RELEVANCE ->
                        "(" + rank() + ", e.date, e.id) < (" + argument(after.rank()) + "::text::real, " + date + ", "
                                + id + ")";
                });
    }

    private String rank() {
        return order == Entries.Order.RELEVANCE ? "ts_rank(e.words, " + words.orElseThrow() + ")" : "0::real";
    }

    private String orderBy(String rank) {
        return switch (order) {
            case NEWEST -> "ORDER BY e.date DESC, e.id DESC";
            case OLDEST -> "ORDER BY e.date, e.id";
            case RELEVANCE -> "ORDER BY " + rank + " DESC, e.date DESC, e.id DESC";
        };
    }

    /** As written, or by the stems of English: either finds. */
    private String words(String text) {
        String asked = argument(text);
        return "(websearch_to_tsquery('simple', " + asked + ") || websearch_to_tsquery('english', " + asked + "))";
    }

    private String argument(Object argument) {
        arguments.addValue(argument);
        return "$" + arguments.size();
    }
}
