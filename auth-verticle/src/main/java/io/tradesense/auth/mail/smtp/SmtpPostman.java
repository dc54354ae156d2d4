package io.tradesense.auth.mail.smtp;

import io.tradesense.auth.mail.domain.Message;
import io.tradesense.auth.mail.domain.Postman;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Hands messages to a mail server. */
public final class SmtpPostman implements Postman {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int CONNECTIONS = 4;
    private static final long LONGEST_SECONDS = 30;

    private final MailClient client;
    private final String from;

    /** @param from what stands in the From line: {@code name@host} or {@code Name <name@host>} */
    public SmtpPostman(Vertx vertx, SmtpServer server, String from) {
        this.client = MailClient.create(vertx, config(server));
        this.from = from;
    }

    @Override
    public Future<Void> deliver(UUID id, Message message) {
        var mail = new MailMessage()
                .setFrom(from)
                .setTo(message.to())
                .setSubject(message.letter().subject())
                .setText(message.letter().text())
                .addHeader("Message-ID", "<" + id + "@tradesense>")
                .addHeader("Auto-Submitted", "auto-generated");
        return client.sendMail(mail).<Void>mapEmpty().timeout(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private static MailConfig config(SmtpServer server) {
        var config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setMaxPoolSize(CONNECTIONS)
                .setSsl(server.security() == SmtpServer.Security.TLS)
                .setStarttls(
                        server.security() == SmtpServer.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setLogin(server.user() == null ? LoginOption.DISABLED : LoginOption.REQUIRED);
        config.setConnectTimeout(CONNECT_MILLIS);
        if (server.security() != SmtpServer.Security.NONE) {
            config.setHostnameVerificationAlgorithm("HTTPS");
        }
        return server.user() == null
                ? config
                : config.setUsername(server.user())
                        .setPassword(server.password().reveal());
    }
}
