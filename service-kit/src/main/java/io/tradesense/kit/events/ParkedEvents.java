package io.tradesense.kit.events;

import io.tradesense.kit.operations.ParkedEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events set aside in the consumer's own database: those that could not be applied, and every later one of the same owner,
 * because an owner's events are applied in order. The table is the kit's own ({@code kit/migrations}).
 */
public final class ParkedEvents {
    private static final String OWNERS =
            "SELECT DISTINCT owner FROM parked_events WHERE source = $1 AND owner = ANY($2::text[])";
    private static final String PARK = """
            INSERT INTO parked_events (source, id, owner, event, error, tries) VALUES ($1, $2, $3, $4::text::json, $5, $6)
            ON CONFLICT (source, id) DO NOTHING
            """;
    private static final String LIST = """
            SELECT number, source, id, owner, event::text AS event, error, tries, parked_at FROM parked_events
            WHERE source = $1 AND number > $2 ORDER BY number LIMIT $3
            """;
    private static final String OWNER = "SELECT owner FROM parked_events WHERE source = $1 AND id = $2";
    private static final String ALL_OWNERS =
            "SELECT owner FROM parked_events WHERE source = $1 GROUP BY owner LIMIT $2";
    private static final String FIRST = """
            SELECT id, event::text AS event FROM parked_events WHERE source = $1 AND owner = $2 ORDER BY number LIMIT 1
            """;
    private static final String REMOVE = "DELETE FROM parked_events WHERE source = $1 AND id = $2";
    private static final String FAILED = """
            UPDATE parked_events SET error = $3, tries = tries + 1 WHERE source = $1 AND id = $2
            """;
    private static final String FORGET = "DELETE FROM parked_events WHERE owner = ANY($1::text[])";
    private static final String FORGET_ALL = "DELETE FROM parked_events";
    private static final int LONGEST_ERROR = 2_000;

    private final String source;

    ParkedEvents(String source) {
        this.source = source;
    }

    /** Removes what is parked about users who are gone: it must not outlive them. */
    public static Future<Void> forget(SqlConnection transaction, Collection<UUID> users) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple()
                        .addArrayOfString(users.stream().map(UUID::toString).toArray(String[]::new)))
                .mapEmpty();
    }

    /** Removes everything parked, for a reader that begins all its feeds anew. */
    public static Future<Void> forgetAll(SqlConnection transaction) {
        return transaction.query(FORGET_ALL).execute().mapEmpty();
    }

    /** Whose events stay in order: the user's it is about, or its subject's. */
    static String owner(Event event) {
        return event.data().getValue("userId") instanceof String user ? user : event.subject();
    }

    /** Those of the events' owners who have something parked. */
    Future<Set<String>> owners(SqlConnection transaction, List<Event> events) {
        String[] all = events.stream().map(ParkedEvents::owner).distinct().toArray(String[]::new);
        return transaction
                .preparedQuery(OWNERS)
                .execute(Tuple.of(source).addArrayOfString(all))
                .map(rows -> {
                    Set<String> owners = new HashSet<>();
                    rows.forEach(row -> owners.add(row.getString("owner")));
                    return owners;
                });
    }

    /** @param error null for an event that only waits behind another */
    Future<Void> park(SqlConnection transaction, Event event, @Nullable Throwable error, int tries) {
        return transaction
                .preparedQuery(PARK)
                .execute(Tuple.of(
                        source, event.id(), owner(event), event.toJson().encode(), text(error), tries))
                .mapEmpty();
    }

    Future<List<ParkedEvent>> list(SqlClient sql, long after, int limit) {
        return sql.preparedQuery(LIST)
                .execute(Tuple.of(source, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ParkedEvents::parked)
                        .toList());
    }

    Future<Optional<String>> ownerOf(SqlClient sql, UUID id) {
        return sql.preparedQuery(OWNER)
                .execute(Tuple.of(source, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("owner")));
    }

    Future<List<String>> allOwners(SqlClient sql, int limit) {
        return sql.preparedQuery(ALL_OWNERS)
                .execute(Tuple.of(source, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("owner"))
                        .toList());
    }

    Future<Optional<Event>> first(SqlConnection transaction, String owner) {
        return transaction
                .preparedQuery(FIRST)
                .execute(Tuple.of(source, owner))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(event(rows.iterator().next())));
    }

    Future<Void> remove(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(REMOVE).execute(Tuple.of(source, id)).mapEmpty();
    }

    Future<Void> failedAgain(SqlClient sql, UUID id, String error) {
        return sql.preparedQuery(FAILED)
                .execute(Tuple.of(source, id, bounded(error)))
                .mapEmpty();
    }

    private static Event event(Row row) {
        return Event.fromJson(new JsonObject(row.getString("event")));
    }

    private static ParkedEvent parked(Row row) {
        var event = event(row);
        return new ParkedEvent(
                row.getLong("number"),
                row.getString("source"),
                row.getUUID("id"),
                row.getString("owner"),
                event.type(),
                event.subject(),
                event.time(),
                row.getString("error"),
                row.getInteger("tries"),
                row.getOffsetDateTime("parked_at").toInstant());
    }

    private static @Nullable String text(@Nullable Throwable error) {
        return error == null ? null : bounded(error.toString());
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String bounded(String error) {
        String text = error.replace("\0", "");
        return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
    }
}
