package io.tradesense.auth;

import io.tradesense.auth.mail.smtp.SmtpServer;
import io.tradesense.kit.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How mail is sent.
 *
 * @param smtp empty where there is no mail server
 * @param folder where messages are written without one; empty where there is none either
 * @param from what stands in the From line
 * @param poll how often somebody looks for letters that wait
 */
record MailSettings(Optional<SmtpServer> smtp, Optional<Path> folder, String from, Duration poll) {
    private static final Pattern FROM =
            Pattern.compile("[^\\p{Cntrl}<>\"]*<[^\\s<>@]+@[^\\s<>@]+>|[^\\s<>@]+@[^\\s<>@]+");

    static MailSettings of(Settings settings) {
        Optional<String> url = settings.optional("AUTH_SMTP_URL");
        Optional<SmtpServer> smtp = url.flatMap(SmtpServer::parse);
        if (url.isPresent() && smtp.isEmpty()) {
            settings.note("AUTH_SMTP_URL", "must be like smtp://user:password@host:587, smtps:// or smtp+plain://");
        }
        String from = settings.text("AUTH_MAIL_FROM", "TradeSense <no-reply@localhost>");
        if (!FROM.matcher(from).matches()) {
            settings.note("AUTH_MAIL_FROM", "must be name@host or Name <name@host>");
        }
        if (smtp.isPresent() && settings.optional("AUTH_MAIL_FROM").isEmpty()) {
            settings.note("AUTH_MAIL_FROM", "is not set, and a mail server takes no mail from nobody");
        }
        return new MailSettings(
                smtp,
                settings.optional("AUTH_MAIL_FOLDER").map(Path::of),
                from,
                settings.duration(
                        "AUTH_MAIL_POLL", Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMinutes(10)));
    }
}
