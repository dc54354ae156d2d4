package io.tradesense.auth.audit.pg;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * Where a change of an account's security leaves its traces, in its own transaction: in the log, and in a notice to the
 * user, somewhere an intruder does not sit.
 */
@FunctionalInterface
public interface ChangeLog {

    Future<Void> append(SqlClient transaction, SecurityEvent event);
}
