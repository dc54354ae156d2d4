package io.tradesense.analytics.patterns.pg;

import io.tradesense.analytics.patterns.domain.Finding;
import io.tradesense.analytics.patterns.domain.FoundHabits;
import io.tradesense.analytics.patterns.domain.Kind;
import io.tradesense.analytics.patterns.domain.Shown;
import io.tradesense.contracts.PatternFound;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code found_habits}. A habit found for the first time is told in the transaction that notes it. */
public final class PgFoundHabits implements FoundHabits {
    private static final String SHOWN = """
        SELECT kind, cell, zone, shown_at FROM found_habits
        WHERE user_id = $1 AND shown_at IS NOT NULL ORDER BY shown_at, kind
        """;
    // Held, so that the user is not removed meanwhile: what is noted after that would stay for ever.
    private static final String PRESENT = "SELECT FROM user_versions WHERE user_id = $1 AND NOT deleted FOR SHARE";
    private static final String NOTE = """
        INSERT INTO found_habits (user_id, kind, cell, zone, found_at, found_version, shown_at)
        SELECT $1, kind, cell, $4, $5, $6, $7 FROM UNNEST($2::text[], $3::integer[]) AS found (kind, cell)
        ORDER BY kind
        ON CONFLICT (user_id, kind) DO NOTHING
        RETURNING kind
        """;
    private static final String MARK_SHOWN = """
        UPDATE found_habits h SET shown_at = $5, cell = found.cell, zone = $4
        FROM UNNEST($2::text[], $3::integer[]) AS found (kind, cell)
        WHERE h.user_id = $1 AND h.kind = found.kind AND h.shown_at IS NULL
        """;
    private static final String FORGET = "DELETE FROM found_habits WHERE user_id = ANY($1::uuid[])";
    private final Pool pool;
    private final Outbox outbox;
    private final Runnable told;
    private final Clock clock;

    /** @param told after something was told */
    public PgFoundHabits(Pool pool, Outbox outbox, Runnable told, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public Future<List<Shown>> shown(UUID userId) {
        return pool.preparedQuery(SHOWN).execute(Tuple.of(userId)).map(rows -> {
            List<Shown> shown = new ArrayList<>();
            for (Row row : rows) {
                shown.add(new Shown(
                        Kind.valueOf(row.getString("kind")),
                        row.getInteger("cell"),
                        row.getString("zone"),
                        row.getOffsetDateTime("shown_at").toInstant()));
            }
            return shown;
        });
    }

    @Override
    public Future<Void> note(
            UUID userId, long version, ZoneId zone, List<Finding> found, @Nullable String currency, boolean shown) {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery(PRESENT)
                        .execute(Tuple.of(userId))
                        .compose(present -> present.size() == 0
                                ? Future.succeededFuture(Set.<Kind>of())
                                : added(transaction, userId, version, zone, found, now, shown))
                        .compose(added -> outbox.append(
                                        transaction, events(userId, version, added, found, currency, now))
                                .map(added)))
                .onSuccess(added -> {
                    if (!added.isEmpty()) told.run();
                })
                .mapEmpty();
    }

    private static Future<Set<Kind>> added(
            SqlConnection transaction,
            UUID userId,
            long version,
            ZoneId zone,
            List<Finding> found,
            Instant now,
            boolean shown) {
        String[] kinds = found.stream().map(finding -> finding.kind().name()).toArray(String[]::new);
        Integer[] cells = found.stream().map(Finding::cell).toArray(Integer[]::new);
        var time = now.atOffset(ZoneOffset.UTC);
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(userId, kinds, cells, zone.getId(), time, version, shown ? time : null))
                .compose(rows -> {
                    Set<Kind> added = EnumSet.noneOf(Kind.class);
                    rows.forEach(row -> added.add(Kind.valueOf(row.getString("kind"))));
                    return shown
                            ? transaction
                                    .preparedQuery(MARK_SHOWN)
                                    .execute(Tuple.of(userId, kinds, cells, zone.getId(), time))
                                    .map(added)
                            : Future.succeededFuture(added);
                });
    }

    private static List<NewEvent> events(
            UUID userId, long version, Set<Kind> added, List<Finding> found, @Nullable String currency, Instant now) {
        return found.stream()
                .filter(finding -> added.contains(finding.kind()))
                .map(finding -> new PatternFound(
                        finding.idFor(userId),
                        userId,
                        finding.kind().name(),
                        finding.kind().title(),
                        finding.severity().name(),
                        cost(finding.cost()),
                        currency,
                        version,
                        now))
                .map(event -> new NewEvent(PatternFound.TYPE, event.patternId().toString(), event.toJson()))
                .toList();
    }

    private static @Nullable BigDecimal cost(@Nullable Double cost) {
        return cost == null ? null : BigDecimal.valueOf(cost).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** In the transaction in which all else of these users goes. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, Collection<UUID> users) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfUUID(users.toArray(UUID[]::new)))
                .mapEmpty();
    }
}
