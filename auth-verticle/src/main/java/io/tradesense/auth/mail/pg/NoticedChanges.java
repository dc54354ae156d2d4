package io.tradesense.auth.mail.pg;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.mail.domain.SecurityNotices;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** Changes that their user is told of by mail: log, letter and change are committed together or not at all. */
public final class NoticedChanges implements ChangeLog {
    private final PgMailbox mailbox;
    private final SecurityNotices notices = new SecurityNotices();

    public NoticedChanges(PgMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public Future<Void> append(SqlClient transaction, SecurityEvent event) {
        return PgAuditTrail.append(transaction, event)
                .compose(noted -> mailbox.append(transaction, event.userId(), notices.of(event)));
    }
}
