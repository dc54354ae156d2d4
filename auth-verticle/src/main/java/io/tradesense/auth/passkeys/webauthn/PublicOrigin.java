package io.tradesense.auth.passkeys.webauthn;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where browsers see this installation, such as {@code https://journal.example.com}. Its host is the relying party id that
 * passkeys are bound to: another host, and nobody's passkey works any more.
 */
public record PublicOrigin(String text, String host) {
    private static final Pattern ADDRESS = Pattern.compile("\\[.*|[0-9.]+");

    /**
     * @throws IllegalArgumentException saying why, where browsers would offer no passkeys there: Web Authentication
     *     demands HTTPS except at localhost, and a name instead of an address
     */
    public static PublicOrigin of(String text) {
        URI uri = URI.create(text);
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || !text.equals(uri.getScheme() + "://" + uri.getAuthority())) {
            throw new IllegalArgumentException("is no origin, such as https://journal.example.com");
        }
        if (ADDRESS.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "has an address for its host; passkeys need a name: write localhost instead of 127.0.0.1");
        }
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        if (!uri.getScheme().equals("https") && !(local && uri.getScheme().equals("http"))) {
            throw new IllegalArgumentException("must begin with https://, or with http://localhost");
        }
        return new PublicOrigin(text, host);
    }
}
