package io.tradesense.auth.users.pg;

import static io.tradesense.auth.pg.Times.utc;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.domain.Digest;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.pg.Times;
import io.tradesense.auth.users.domain.Account;
import io.tradesense.auth.users.domain.EmailAddress;
import io.tradesense.auth.users.domain.NewUser;
import io.tradesense.auth.users.domain.PersonName;
import io.tradesense.auth.users.domain.RegistrationKey;
import io.tradesense.auth.users.domain.Standing;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.contracts.UserRegistered;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Accounts in the table {@code users}. */
public final class PgUsers implements Users {
    private static final String COLUMNS =
            "id, email, name, password_hash, roles, plan, email_verified, disabled, epoch, version, created_at";
    private static final String INSERT = """
            INSERT INTO users (id, email, email_key, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private static final String CLAIM_KEY = """
            INSERT INTO registration_keys (key, request, user_id, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (key) DO NOTHING
            """;
    private static final String FIND_BY_KEY = """
            SELECT request, %s FROM users
            JOIN (SELECT request, user_id FROM registration_keys WHERE key = $1) AS known ON user_id = id
            """.formatted(COLUMNS);
    private static final String FIND = "SELECT " + COLUMNS + " FROM users WHERE id = $1";
    // More accounts under one address than any registration limit lets through in months.
    private static final String FIND_BY_EMAIL = """
            SELECT %s FROM users WHERE email_key = $1 ORDER BY email_verified DESC, created_at, id LIMIT 100
            """.formatted(COLUMNS);
    private static final String RENAME = """
            UPDATE users SET name = $2, version = version + 1
            WHERE id = $1 AND ($3::bigint IS NULL OR version = $3::bigint) RETURNING %s
            """.formatted(COLUMNS);
    private static final String REPLACE_HASH =
            "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
    private static final String DELETE =
            "DELETE FROM users WHERE id = $1 AND ($2::bigint IS NULL OR version = $2::bigint) RETURNING epoch + 1";
    private static final String STANDINGS = "SELECT id, disabled, plan, epoch FROM users WHERE id = ANY($1)";
    private static final String FORGET_KEYS = "DELETE FROM registration_keys WHERE created_at < $1";

    private final SqlClient sql;
    private final EventTransactions transactions;
    private final Welcome welcome;

    /** What else belongs to a new account. */
    @FunctionalInterface
    public interface Welcome {

        /** Is committed with the account or not at all. */
        Future<Void> within(SqlConnection transaction, NewUser user);
    }

    public PgUsers(SqlClient sql, EventTransactions transactions, Welcome welcome) {
        this.sql = sql;
        this.transactions = transactions;
        this.welcome = welcome;
    }

    @Override
    public Future<Optional<Earlier>> add(NewUser user, Optional<RegistrationKey> key) {
        return transactions.run(transaction -> key.map(given -> claim(transaction, given, user))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(earlier -> earlier.isPresent() ? Future.succeededFuture(earlier) : insert(transaction, user)));
    }

    /** A second try at the same time waits here for the first one's end. */
    private static Future<Optional<Earlier>> claim(SqlConnection transaction, RegistrationKey key, NewUser user) {
        return transaction
                .preparedQuery(CLAIM_KEY)
                .execute(Tuple.of(key.key().text(), key.request().text(), user.id(), utc(user.at())))
                .compose(claimed -> claimed.rowCount() == 1
                        ? Future.succeededFuture(Optional.empty())
                        : first(transaction
                                .preparedQuery(FIND_BY_KEY)
                                .mapping(row -> new Earlier(
                                        new RegistrationKey(key.key(), new Digest(row.getString("request"))),
                                        account(row)))
                                .execute(Tuple.of(key.key().text()))));
    }

    private Future<Optional<Earlier>> insert(SqlConnection transaction, NewUser user) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        user.id(),
                        user.email().text(),
                        user.email().key(),
                        user.name().text(),
                        user.passwordHash(),
                        utc(user.at())))
                .compose(inserted -> PgAuditTrail.append(transaction, opened(user)))
                .compose(noted -> transactions.append(transaction, registered(user.id())))
                .compose(told -> welcome.within(transaction, user))
                .map(told -> Optional.empty());
    }

    @Override
    public Future<Optional<User>> find(UUID id) {
        return findAccount(id).map(account -> account.map(Account::user));
    }

    @Override
    public Future<Optional<Account>> findAccount(UUID id) {
        return first(sql.preparedQuery(FIND).mapping(PgUsers::account).execute(Tuple.of(id)));
    }

    @Override
    public Future<List<Account>> findAccounts(EmailAddress email) {
        return sql.preparedQuery(FIND_BY_EMAIL)
                .mapping(PgUsers::account)
                .execute(Tuple.of(email.key()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Optional<User>> rename(UUID id, PersonName name, OptionalLong version, SecurityEvent told) {
        return transactions.run(transaction -> first(transaction
                        .preparedQuery(RENAME)
                        .mapping(row -> account(row).user())
                        .execute(Tuple.of(id, name.text(), orNull(version))))
                .compose(renamed -> renamed.isEmpty()
                        ? Future.succeededFuture(renamed)
                        : PgAuditTrail.append(transaction, told).map(renamed)));
    }

    @Override
    public Future<Void> replaceHash(UUID id, String old, String fresh) {
        return sql.preparedQuery(REPLACE_HASH).execute(Tuple.of(id, old, fresh)).mapEmpty();
    }

    @Override
    public Future<Boolean> remove(UUID id, OptionalLong version, SecurityEvent told) {
        return transactions.run(transaction -> Administrators.requireAnother(transaction, id)
                .compose(others -> transaction.preparedQuery(DELETE).execute(Tuple.of(id, orNull(version))))
                .compose(deleted -> deleted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : PgAuditTrail.append(transaction, told)
                                .compose(noted -> transactions.append(
                                        transaction,
                                        removed(id, deleted.iterator().next().getLong(0))))
                                .map(true)));
    }

    @Override
    public Future<List<Standing>> standings(Collection<UUID> ids) {
        return sql.preparedQuery(STANDINGS)
                .mapping(row -> new Standing(
                        row.getUUID("id"),
                        true,
                        !row.getBoolean("disabled"),
                        row.getString("plan"),
                        row.getLong("epoch")))
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    @Override
    public Future<Void> forgetRegistrationKeys(Instant before) {
        return sql.preparedQuery(FORGET_KEYS).execute(Tuple.of(utc(before))).mapEmpty();
    }

    private static SecurityEvent opened(NewUser user) {
        return new SecurityEvent(user.id(), SecurityEvent.Kind.REGISTERED, user.at(), null, user.client(), null);
    }

    private static NewEvent registered(UUID id) {
        return new NewEvent(UserRegistered.TYPE, id.toString(), new UserRegistered(id).toJson());
    }

    private static NewEvent[] removed(UUID id, long epoch) {
        return new NewEvent[] {
            new NewEvent(SessionRevoked.TYPE, id.toString(), new SessionRevoked(id, null, epoch).toJson()),
            new NewEvent(UserDeleted.TYPE, id.toString(), new UserDeleted(id).toJson())
        };
    }

    private static @Nullable Long orNull(OptionalLong version) {
        return version.isPresent() ? version.getAsLong() : null;
    }

    private static <T> Future<Optional<T>> first(Future<? extends Iterable<T>> rows) {
        return rows.map(
                found -> StreamSupport.stream(found.spliterator(), false).findFirst());
    }

    private static Account account(Row row) {
        return new Account(user(row), row.getString("password_hash"));
    }

    /** @param row with the columns that {@link User} names */
    public static User user(Row row) {
        return new User(
                row.getUUID("id"),
                row.getString("email"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("roles")),
                row.getString("plan"),
                row.getBoolean("email_verified"),
                row.getBoolean("disabled"),
                row.getLong("epoch"),
                row.getLong("version"),
                Times.at(row, "created_at"));
    }
}
