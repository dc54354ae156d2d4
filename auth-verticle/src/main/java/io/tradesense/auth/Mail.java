package io.tradesense.auth;

import io.tradesense.auth.mail.domain.Delivery;
import io.tradesense.auth.mail.domain.Postman;
import io.tradesense.auth.mail.folder.FolderPostman;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.mail.smtp.SmtpPostman;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires mail: who carries the letters, and when. */
final class Mail {
    private static final Logger log = LoggerFactory.getLogger(Mail.class);

    private Mail() {}

    /** Looks for letters that wait, now and then, as long as the verticle lives. */
    static void deliver(Vertx vertx, PgMailbox mailbox, MailSettings settings, Clock clock) {
        var delivery = new Delivery(
                mailbox,
                postman(vertx, settings, clock),
                clock,
                (id, why) -> log.error("letter {} is given up after many tries: {}", id, why.toString()));
        again(vertx, delivery, settings);
    }

    private static void again(Vertx vertx, Delivery delivery, MailSettings settings) {
        vertx.setTimer(
                settings.poll().toMillis(),
                timer -> delivery.round()
                        .onFailure(failure -> log.warn("letters wait for now: {}", failure.toString()))
                        .onComplete(done -> again(vertx, delivery, settings)));
    }

    private static Postman postman(Vertx vertx, MailSettings settings, Clock clock) {
        if (settings.smtp().isPresent()) {
            var server = settings.smtp().get();
            log.info("mail goes to {}:{}", server.host(), server.port());
            return new SmtpPostman(vertx, server, settings.from());
        }
        if (settings.folder().isPresent()) {
            var folder = settings.folder().get();
            log.info("mail goes into the folder {}", folder.toAbsolutePath());
            return new FolderPostman(vertx, folder, settings.from(), clock);
        }
        log.warn("no mail can be sent: set AUTH_SMTP_URL or AUTH_MAIL_FOLDER; letters wait a few hours for it");
        return (id, message) -> Future.failedFuture("neither AUTH_SMTP_URL nor AUTH_MAIL_FOLDER is set");
    }
}
