package io.tradesense.trading.journal.templates.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.tradesense.trading.journal.templates.domain.Day;
import io.tradesense.trading.journal.templates.domain.Template;
import io.tradesense.trading.journal.templates.domain.Templates;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Templates in the table {@code journal_templates}. */
public final class PgTemplates implements Templates {
    private static final String COLUMNS = "id, user_id, name, title, body, version, created_at";
    private static final String KEEP =
            "INSERT INTO journal_templates (" + COLUMNS + ") SELECT $1, $2, $3, $4, $5, 1, $6"
                    + " WHERE (SELECT count(*) FROM journal_templates WHERE user_id = $2) < " + MOST
                    + " ON CONFLICT (id) DO NOTHING";
    private static final String FIND = "SELECT " + COLUMNS + " FROM journal_templates WHERE user_id = $1 AND id = $2";
    private static final String LIST = "SELECT " + COLUMNS + " FROM journal_templates WHERE user_id = $1"
            + " AND ($2::timestamptz IS NULL OR (created_at, id) > ($2, $3)) ORDER BY created_at, id LIMIT $4";
    private static final String CHANGE = """
            UPDATE journal_templates SET name = COALESCE($3, name), title = COALESCE($4, title), body = COALESCE($5, body),
                version = version + 1
            WHERE user_id = $1 AND id = $2 AND ($6::bigint IS NULL OR version = $6)
            RETURNING\s""" + COLUMNS;
    private static final String DELETE =
            "DELETE FROM journal_templates WHERE user_id = $1 AND id = $2 AND ($3::bigint IS NULL OR version = $3)";
    private static final String CLOSED = """
            SELECT symbol, side, currency, net_pnl, fees FROM trades
            WHERE user_id = $1 AND COALESCE(closed_at, 'infinity') >= $2 AND COALESCE(closed_at, 'infinity') < $3
            ORDER BY COALESCE(closed_at, 'infinity'), id LIMIT $4
            """;

    private final Pool pool;

    public PgTemplates(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Template> keep(Template template) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(template.id(), template.userId(), template.name(), template.title(), template.body())
                        .addOffsetDateTime(template.createdAt().atOffset(ZoneOffset.UTC)))
                .compose(kept -> pool.preparedQuery(FIND).execute(Tuple.of(template.userId(), template.id())))
                .map(rows -> {
                    if (rows.size() == 0) throw Fault.conflict("a user can keep at most " + MOST + " templates");
                    return template(rows.iterator().next());
                });
    }

    @Override
    public Future<Template> find(UUID userId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId, id)).map(PgTemplates::first);
    }

    @Override
    public Future<Page<Template>> list(UUID userId, int limit, Optional<Place> after) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId)
                        .addOffsetDateTime(after.map(place -> place.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                        .addUUID(after.map(Place::id).orElse(null))
                        .addInteger(limit + 1))
                .map(rows -> {
                    List<Template> templates = new ArrayList<>();
                    rows.forEach(row -> templates.add(template(row)));
                    return Page.of(templates, limit, template -> new Place(template.createdAt(), template.id()));
                });
    }

    @Override
    public Future<Template> change(UUID userId, UUID id, Change change, Optional<Long> version) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(userId, id, change.name(), change.title(), change.body(), version.orElse(null)))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(template(rows.iterator().next()))
                        : find(userId, id).compose(other -> Future.failedFuture(changed())));
    }

    @Override
    public Future<Void> delete(UUID userId, UUID id, Optional<Long> version) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(userId, id, version.orElse(null)))
                .compose(deleted -> deleted.rowCount() > 0
                        ? Future.succeededFuture()
                        : find(userId, id).compose(other -> Future.failedFuture(changed())));
    }

    @Override
    public Future<Day> day(UUID userId, LocalDate date, ZoneId zone) {
        return pool.preparedQuery(CLOSED)
                .execute(Tuple.of(userId, start(date, zone), start(date.plusDays(1), zone), Day.MOST))
                .map(rows -> {
                    List<Day.Closed> closed = new ArrayList<>();
                    rows.forEach(row -> closed.add(new Day.Closed(
                            row.getString("symbol"),
                            row.getString("side"),
                            row.getString("currency"),
                            row.getBigDecimal("net_pnl"),
                            row.getBigDecimal("fees"))));
                    return new Day(date, List.copyOf(closed));
                });
    }

    private static OffsetDateTime start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Template first(RowSet<Row> rows) {
        if (rows.size() == 0) throw Fault.notFound("template");
        return template(rows.iterator().next());
    }

    private static Template template(Row row) {
        return new Template(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("body"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Fault changed() {
        return Fault.of(Fault.Kind.PRECONDITION_FAILED, "the template has changed since it was read");
    }
}
