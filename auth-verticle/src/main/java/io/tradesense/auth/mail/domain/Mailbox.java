package io.tradesense.auth.mail.domain;

import io.vertx.core.Future;

/**
 * Where letters are dropped. What was taken is kept until it is sent or {@link Delivery} has given it up: no mail server
 * has to be there. A letter that belongs to a change is dropped in the change's transaction, with {@code pg.PgMailbox}.
 */
public interface Mailbox {

    Future<Void> send(Message message);
}
