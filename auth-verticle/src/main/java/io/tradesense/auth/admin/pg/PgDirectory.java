package io.tradesense.auth.admin.pg;

import io.tradesense.auth.admin.domain.Directory;
import io.tradesense.auth.admin.domain.Role;
import io.tradesense.auth.apikeys.pg.PgKeyGrants;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.sessions.pg.PgSessions;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.pg.Administrators;
import io.tradesense.auth.users.pg.PgUsers;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.contracts.UserDisabled;
import io.tradesense.kit.Fault;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All accounts, in the table {@code users}. */
public final class PgDirectory implements Directory {
    private static final String COLUMNS =
            "id, email, name, roles, plan, email_verified, disabled, epoch, version, created_at";
    private static final String PAGE = """
            SELECT %s FROM users
            WHERE ($1::text IS NULL OR email_key COLLATE "C" LIKE $1 OR lower(name) COLLATE "C" LIKE $1)
              AND ($2::text IS NULL OR $2 = ANY (roles))
              AND ($3::boolean IS NULL OR disabled = $3)
              AND ($4::text IS NULL OR (email_key COLLATE "C", id) > ($4, $5))
            ORDER BY email_key COLLATE "C", id
            LIMIT $6
            """.formatted(COLUMNS);
    private static final String LOCK = "SELECT " + COLUMNS + " FROM users WHERE id = $1 FOR NO KEY UPDATE";
    private static final String CHANGE = """
            UPDATE users SET disabled = $2, roles = $3, version = version + 1, epoch = epoch + $4 WHERE id = $1
            RETURNING %s
            """.formatted(COLUMNS);

    private final SqlClient sql;
    private final EventTransactions transactions;
    private final ChangeLog changes;

    public PgDirectory(SqlClient sql, EventTransactions transactions, ChangeLog changes) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public Future<List<User>> page(Filter filter, @Nullable After after, int limit) {
        Role role = filter.role();
        return sql.preparedQuery(PAGE)
                .mapping(PgUsers::user)
                .execute(Tuple.of(
                        beginning(filter.beginning()),
                        role == null ? null : role.text(),
                        filter.disabled(),
                        after == null ? null : after.address(),
                        after == null ? null : after.id(),
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Optional<User>> change(
            UUID userId, Change change, OptionalLong version, Actor administrator, Instant now) {
        return transactions.run(transaction -> requireAnother(transaction, userId, change)
                .compose(others ->
                        transaction.preparedQuery(LOCK).mapping(PgUsers::user).execute(Tuple.of(userId)))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : changed(transaction, held(rows.iterator().next(), version), change, administrator, now)
                                .map(Optional::of)));
    }

    private static Future<Void> requireAnother(SqlConnection transaction, UUID userId, Change change) {
        boolean staysAdministrator = !Boolean.TRUE.equals(change.disabled())
                && (change.roles() == null || change.roles().contains(Role.ADMIN));
        return staysAdministrator ? Future.succeededFuture() : Administrators.requireAnother(transaction, userId);
    }

    private static User held(User user, OptionalLong version) {
        if (version.isPresent() && version.getAsLong() != user.version()) {
            throw Fault.of(Fault.Kind.PRECONDITION_FAILED, "the account has changed since it was read");
        }
        return user;
    }

    private Future<User> changed(
            SqlConnection transaction, User before, Change change, Actor administrator, Instant now) {
        boolean disabled = change.disabled() == null ? before.disabled() : change.disabled();
        List<String> roles = change.roles() == null ? before.roles() : texts(change.roles());
        List<Kind> kinds = kinds(before, disabled, roles);
        if (kinds.isEmpty()) {
            return Future.succeededFuture(before);
        }
        // Whoever is let in again begins anew: the epoch grew when they were kept out.
        boolean outdatesTokens = kinds.contains(Kind.DISABLED) || kinds.contains(Kind.ROLES_CHANGED);
        return transaction
                .preparedQuery(CHANGE)
                .mapping(PgUsers::user)
                .execute(Tuple.of(before.id(), disabled, roles.toArray(String[]::new), outdatesTokens ? 1L : 0L))
                .map(rows -> rows.iterator().next())
                .compose(after -> ended(transaction, after, kinds, now)
                        .compose(events -> transactions.append(transaction, events.toArray(NewEvent[]::new)))
                        .compose(told -> noted(transaction, after, kinds, administrator, now))
                        .map(after));
    }

    private static List<Kind> kinds(User before, boolean disabled, List<String> roles) {
        List<Kind> kinds = new ArrayList<>();
        if (disabled != before.disabled()) {
            kinds.add(disabled ? Kind.DISABLED : Kind.ENABLED);
        }
        if (!roles.equals(before.roles())) {
            kinds.add(Kind.ROLES_CHANGED);
        }
        return kinds;
    }

    /** A token with the old roles is dead and its session is not: the next refresh brings the new ones. */
    private static Future<List<NewEvent>> ended(SqlConnection transaction, User user, List<Kind> kinds, Instant now) {
        UUID id = user.id();
        var revoked =
                new NewEvent(SessionRevoked.TYPE, id.toString(), new SessionRevoked(id, null, user.epoch()).toJson());
        if (kinds.contains(Kind.DISABLED)) {
            var kept = new NewEvent(UserDisabled.TYPE, id.toString(), new UserDisabled(id, user.epoch()).toJson());
            return PgSessions.endEvery(transaction, id, now)
                    .compose(ended -> PgKeyGrants.removeAll(transaction, id))
                    .map(keys -> {
                        List<NewEvent> events = new ArrayList<>(List.of(revoked, kept));
                        events.addAll(keys);
                        return events;
                    });
        }
        return Future.succeededFuture(kinds.contains(Kind.ROLES_CHANGED) ? List.of(revoked) : List.of());
    }

    private Future<Void> noted(
            SqlConnection transaction, User user, List<Kind> kinds, Actor administrator, Instant now) {
        Future<Void> done = Future.succeededFuture();
        for (Kind kind : kinds) {
            String detail = kind == Kind.ROLES_CHANGED ? String.join(", ", user.roles()) : null;
            var event = SecurityEvent.by(administrator, user.id(), kind, now, detail);
            done = done.compose(before -> changes.append(transaction, event));
        }
        return done;
    }

    private static List<String> texts(Set<Role> roles) {
        return roles.stream().map(Role::text).sorted().collect(Collectors.toList());
    }

    /** What is asked for is text, not a pattern. */
    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
