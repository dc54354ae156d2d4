package io.tradesense.ai.models.http;

import io.tradesense.kit.config.Secret;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;

/**
 * A provider's address and key.
 *
 * @param base up to and with its version: {@code https://api.openai.com/v1}
 * @param key absent where the server asks for none
 */
public record Endpoint(URI base, Optional<Secret> key) {

    RequestOptions post(String path, long idleMillis) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(base + path)
                .setConnectTimeout(Math.min(3_000, idleMillis))
                .setIdleTimeout(idleMillis)
                .putHeader("content-type", "application/json");
        key.ifPresent(secret -> options.putHeader("authorization", "Bearer " + secret.reveal()));
        return options;
    }

    boolean isOpenAi() {
        return "api.openai.com".equals(base.getHost());
    }

    /** For logs and health. */
    String host() {
        return base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }
}
