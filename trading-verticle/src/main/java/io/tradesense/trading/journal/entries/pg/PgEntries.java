package io.tradesense.trading.journal.entries.pg;

import io.tradesense.contracts.JournalChanged;
import io.tradesense.kit.Fault;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.trading.journal.entries.domain.Draft;
import io.tradesense.trading.journal.entries.domain.Entries;
import io.tradesense.trading.journal.entries.domain.Entry;
import io.tradesense.trading.journal.entries.domain.EntryChange;
import io.tradesense.trading.journal.entries.domain.Excerpt;
import io.tradesense.trading.journal.entries.domain.TradeLink;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;

/** Entries in the table {@code journal_entries}; every change tells the others in the same transaction. */
public final class PgEntries implements Entries {
    private static final String WRITE = """
            INSERT INTO journal_entries (id, user_id, date, title, body, mood, tags, tag_words, created_at, changed_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $9
            WHERE (SELECT count(*) FROM journal_entries WHERE user_id = $2) <\s""" + MOST + """
             ON CONFLICT (id) DO NOTHING
            """;
    private static final String FIND =
            "SELECT " + EntryRows.COLUMNS + " FROM journal_entries e WHERE e.user_id = $1 AND e.id = $2";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String CHANGE = """
            UPDATE journal_entries SET date = $2, title = $3, body = $4, mood = $5, tags = $6, tag_words = $7,
                changed_at = $8, version = version + 1
            WHERE id = $1
            """;
    private static final String DELETE = "DELETE FROM journal_entries WHERE id = $1";
    // program_limit_exceeded: a tsvector of more than a megabyte.
    private static final String TOO_MANY_WORDS = "54000";

    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;
    private final Clock clock;

    /** @param committed told after every transaction that wrote an event */
    public PgEntries(Pool pool, Outbox outbox, Runnable committed, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
        this.clock = clock;
    }

    @Override
    public Future<Entry> write(Draft draft) {
        return inTransaction(transaction -> transaction
                .preparedQuery(WRITE)
                .execute(Tuple.of(draft.id(), draft.userId(), draft.date(), draft.title(), draft.body(), draft.mood())
                        .addArrayOfString(array(draft.tags()))
                        .addString(String.join(" ", draft.tags()))
                        .addOffsetDateTime(draft.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(written -> written.rowCount() == 0
                        ? found(transaction, FIND, draft.userId(), draft.id())
                                .recover(missing -> Future.failedFuture(
                                        Fault.conflict("a user can keep at most " + MOST + " entries")))
                        : EntryLinks.replace(transaction, draft.userId(), draft.id(), draft.tradeIds())
                                .compose(linked -> found(transaction, FIND, draft.userId(), draft.id()))
                                .compose(entry -> tell(transaction, entry, false))));
    }

    @Override
    public Future<Entry> find(UUID userId, UUID id) {
        return found(pool, FIND, userId, id);
    }

    @Override
    public Future<Found> list(UUID userId, Filter filter, Order order, int limit, Optional<After> after) {
        var query = EntryQuery.of(userId, filter, order, limit + 1, after);
        return pool.preparedQuery(query.sql()).execute(query.arguments()).compose(rows -> page(rows, limit));
    }

    @Override
    public Future<Entry> change(UUID userId, UUID id, EntryChange change, Optional<Long> version) {
        return inTransaction(transaction -> locked(transaction, userId, id, version)
                .compose(entry -> transaction.preparedQuery(CHANGE).execute(changed(entry, change)))
                .compose(written -> change.tradeIds() == null
                        ? Future.<Void>succeededFuture()
                        : EntryLinks.replace(transaction, userId, id, change.tradeIds()))
                .compose(linked -> found(transaction, FIND, userId, id))
                .compose(entry -> tell(transaction, entry, false)));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return inTransaction(transaction -> locked(transaction, userId, id, version)
                        .compose(entry -> transaction
                                .preparedQuery(DELETE)
                                .execute(Tuple.of(id))
                                .compose(deleted -> tell(transaction, entry, true))))
                .mapEmpty();
    }

    private <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work)
                .onSuccess(done -> committed.run())
                .recover(failure -> Future.failedFuture(
                        failure instanceof PgException refused && TOO_MANY_WORDS.equals(refused.getSqlState())
                                ? Fault.invalid("/body", "holds more different words than can be searched")
                                : failure));
    }

    private Tuple changed(Entry entry, EntryChange change) {
        var mood = change.mood();
        var tags = change.tags() == null ? entry.tags() : change.tags();
        return Tuple.of(entry.id())
                .addLocalDate(change.date() == null ? entry.date() : change.date())
                .addString(change.title() == null ? entry.title() : change.title())
                .addString(change.body() == null ? entry.body() : change.body())
                .addString(mood == null ? entry.mood() : mood.orElse(null))
                .addArrayOfString(array(tags))
                .addString(String.join(" ", tags))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Future<Entry> locked(SqlConnection transaction, UUID userId, UUID id, Optional<Long> version) {
        return found(transaction, LOCK, userId, id)
                .compose(entry -> version.isEmpty() || version.get() == entry.version()
                        ? Future.succeededFuture(entry)
                        : Future.failedFuture(
                                Fault.of(Fault.Kind.PRECONDITION_FAILED, "the entry has changed since it was read")));
    }

    private static Future<Entry> found(SqlClient sql, String query, UUID userId, UUID id) {
        return sql.preparedQuery(query).execute(Tuple.of(userId, id)).compose(rows -> {
            if (rows.size() == 0) return Future.failedFuture(Entries.notFound());
            var row = rows.iterator().next();
            return EntryLinks.of(sql, List.of(id))
                    .map(links -> EntryRows.entry(row, row.getString("body")).with(links.getOrDefault(id, List.of())));
        });
    }

    private Future<Found> page(RowSet<Row> rows, int limit) {
        List<Listed> items = new ArrayList<>();
        After last = null;
        After next = null;
        for (Row row : rows) {
            if (items.size() == limit) {
                next = last;
                break;
            }
            var entry = EntryRows.entry(row, "");
            items.add(new Listed(entry, Excerpt.ofMarked(row.getString("excerpt"))));
            last = new After(row.getString("rank"), entry.date(), entry.id());
        }
        var end = next;
        var ids = items.stream().map(item -> item.entry().id()).toList();
        return EntryLinks.of(pool, ids)
                .map(links -> new Found(
                        items.stream()
                                .map(item -> new Listed(
                                        item.entry()
                                                .with(links.getOrDefault(
                                                        item.entry().id(), List.of())),
                                        item.excerpt()))
                                .toList(),
                        end));
    }

    private Future<Entry> tell(SqlConnection transaction, Entry entry, boolean deleted) {
        var event = new JournalChanged(
                entry.id(),
                entry.userId(),
                entry.date(),
                entry.mood(),
                entry.tags(),
                entry.trades().stream().map(TradeLink::tradeId).toList(),
                entry.version(),
                deleted);
        return outbox.append(
                        transaction,
                        List.of(new NewEvent(JournalChanged.TYPE, entry.id().toString(), event.toJson())))
                .map(entry);
    }

    private static String[] array(SortedSet<String> texts) {
        return texts.toArray(String[]::new);
    }
}
