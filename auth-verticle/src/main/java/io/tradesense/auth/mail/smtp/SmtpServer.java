package io.tradesense.auth.mail.smtp;

import io.tradesense.kit.config.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail server as {@code AUTH_SMTP_URL} names it: {@code smtp://user:password@host:587} speaks STARTTLS or not at all,
 * {@code smtps://host:465} TLS from the start, {@code smtp+plain://host:25} no TLS, for a relay on the same machine.
 *
 * @param user null where the server asks for none
 * @param password empty where there is no user
 */
public record SmtpServer(
        String host, int port, Security security, @Nullable String user, Secret password) {

    /** What protects the connection. */
    public enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /** Empty where the text is no such URL. */
    public static Optional<SmtpServer> parse(String url) {
        try {
            URI uri = URI.create(url);
            return security(String.valueOf(uri.getScheme()))
                    .filter(known -> uri.getHost() != null)
                    .map(security -> of(uri, security));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static SmtpServer of(URI uri, Security security) {
        String info = uri.getRawUserInfo();
        int colon = info == null ? -1 : info.indexOf(':');
        return new SmtpServer(
                uri.getHost(),
                uri.getPort() < 0 ? security.port : uri.getPort(),
                security,
                info == null ? null : decoded(colon < 0 ? info : info.substring(0, colon)),
                new Secret(info == null || colon < 0 ? "" : decoded(info.substring(colon + 1))));
    }

    private static Optional<Security> security(String scheme) {
        return switch (scheme) {
            case "smtp" -> Optional.of(Security.STARTTLS);
            case "smtps" -> Optional.of(Security.TLS);
            case "smtp+plain" -> Optional.of(Security.NONE);
            default -> Optional.empty();
        };
    }

    /** A plus stays a plus: this is no form. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
