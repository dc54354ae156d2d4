package io.tradesense.gateway.tls;

import io.tradesense.kit.config.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the certificate is.
 *
 * @param certificate file of the chain, the gateway's own certificate first, as PEM
 * @param key file of its private key, as PEM
 * @param look how often the files are looked at
 * @param streams of one HTTP/2 connection at a time
 * @param resets of streams that one HTTP/2 connection may send in half a minute
 */
public record TlsSettings(String certificate, String key, Duration look, int streams, int resets) {

    /** Empty where neither file is named: then the gateway speaks HTTP in clear text. */
    public static Optional<TlsSettings> of(Settings settings) {
        var certificate = settings.optional("GATEWAY_TLS_CERT");
        var key = settings.optional("GATEWAY_TLS_KEY");
        if (certificate.isPresent() != key.isPresent()) {
            settings.note(
                    certificate.isPresent() ? "GATEWAY_TLS_KEY" : "GATEWAY_TLS_CERT", "is not set, the other one is");
            return Optional.empty();
        }
        var look = settings.duration(
                "GATEWAY_TLS_LOOK", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofHours(1));
        int streams = settings.integer("GATEWAY_HTTP2_STREAMS", 100, 1, 10_000);
        int resets = settings.integer("GATEWAY_HTTP2_RESETS", 200, 1, 100_000);
        return certificate.map(file -> new TlsSettings(file, key.orElseThrow(), look, streams, resets));
    }
}
