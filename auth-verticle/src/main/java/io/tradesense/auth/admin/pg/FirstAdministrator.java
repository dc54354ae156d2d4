package io.tradesense.auth.admin.pg;

import io.tradesense.auth.admin.domain.Role;
import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.users.domain.EmailAddress;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes an administrator without one, for whoever has the database; a running auth relays what it tells. */
public final class FirstAdministrator {
    // Anybody may have opened an account under the address: who has proved it comes first.
    private static final String FIND = """
            SELECT id, roles, disabled, email_verified FROM users WHERE email_key = $1
            ORDER BY email_verified DESC LIMIT 2 FOR NO KEY UPDATE
            """;
    private static final String GRANT = """
            UPDATE users SET roles = array_append(roles, $2), epoch = epoch + 1, version = version + 1 WHERE id = $1
            RETURNING epoch
            """;
    private static final ClientFacts HERE = new ClientFacts(null, null);

    private final Pool pool;
    private final Outbox outbox = new Outbox("auth");

    public FirstAdministrator(Pool pool) {
        this.pool = pool;
    }

    /**
     * False where they were one already.
     *
     * @throws IllegalArgumentException where the address has no account, a disabled one, or several of which none has
     *     proved it
     */
    public Future<Boolean> grant(String email, Instant now) {
        String key = EmailAddress.parse(email)
                .orElseThrow(() -> new IllegalArgumentException(email + " is not an address"))
                .key();
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(key))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        throw new IllegalArgumentException("there is no account of " + email + ": register it first");
                    }
                    Row row = rows.iterator().next();
                    if (rows.size() > 1 && !row.getBoolean("email_verified")) {
                        throw new IllegalArgumentException(
                                email + " has several accounts and none has proved the address: prove it first");
                    }
                    if (row.getBoolean("disabled")) {
                        throw new IllegalArgumentException("the account of " + email + " is disabled");
                    }
                    return List.of(row.getArrayOfStrings("roles")).contains(Role.ADMIN.text())
                            ? Future.succeededFuture(false)
                            : grant(transaction, row.getUUID("id"), now).map(true);
                }));
    }

    private Future<Void> grant(SqlConnection transaction, UUID id, Instant now) {
        var told = new SecurityEvent(
                id, SecurityEvent.Kind.ROLES_CHANGED, now, null, HERE, "admin, user: granted at the command line");
        return transaction
                .preparedQuery(GRANT)
                .execute(Tuple.of(id, Role.ADMIN.text()))
                .map(rows -> rows.iterator().next().getLong("epoch"))
                .compose(epoch -> outbox.append(
                        transaction,
                        List.of(new NewEvent(
                                SessionRevoked.TYPE, id.toString(), new SessionRevoked(id, null, epoch).toJson()))))
                .compose(appended -> PgAuditTrail.append(transaction, told));
    }
}
