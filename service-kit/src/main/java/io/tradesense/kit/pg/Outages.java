package io.tradesense.kit.pg;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a database that is away or has no room from a statement that is wrong: the same request may go well in a moment. */
public final class Outages {
    // https://www.postgresql.org/docs/17/errcodes-appendix.html: connection, rollback (serialisation, deadlock),
    // resources,
    // object in use (lock), system error; read-only, shut down.
    private static final List<String> CLASSES = List.of("08", "40", "53", "55", "58");
    private static final Set<String> STATES = Set.of("25006", "57P01", "57P02", "57P03");
    /** How the client's pool says that no connection came free in time. */
    private static final Set<String> POOL_IS_EMPTY = Set.of("Timeout", "Timeout waiting for connection");

    /** How native transports, which have an exception of their own, say that the server hung up. */
    private static final Pattern CUT_OFF = Pattern.compile("Connection reset|Broken pipe");
    /** How the client says that a statement met a connection on its way out. */
    private static final String CLOSING = "Connection is not active now";

    private Outages() {}

    public static boolean isOutage(Throwable failure) {
        if (failure instanceof PgException refused) {
            String state = String.valueOf(refused.getSqlState());
            return STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith);
        }
        String message = String.valueOf(failure.getMessage());
        return failure instanceof ClosedConnectionException
                || failure instanceof TransactionRollbackException
                || failure instanceof SocketException
                || failure instanceof IOException && CUT_OFF.matcher(message).find()
                || message.startsWith(CLOSING)
                || failure instanceof ConnectionPoolTooBusyException
                || POOL_IS_EMPTY.contains(message);
    }
}
