package io.tradesense.ai.facts.services;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a service by GET, which is all this service can do to another, and turns its silence into an answer. */
final class Questions {
    private static final Logger log = LoggerFactory.getLogger(Questions.class);
    private static final long PATIENCE_MILLIS = 5_000;
    private static final String SELF = "ai";
    private final ServiceClient services;

    Questions(ServiceClient services) {
        this.services = services;
    }

    /** @param read makes the answer of its JSON; what it throws counts as no answer */
    <T> Future<Asked<T>> ask(Asker asker, String what, String service, String uri, Function<JsonObject, T> read) {
        return get(asker, service, uri)
                .map(json -> Asked.answered(what, read.apply(json)))
                .recover(failure -> Future.succeededFuture(Asked.unanswered(what, why(service, uri, failure))));
    }

    Future<JsonObject> get(Asker asker, String service, String uri) {
        var caller = new Caller(SELF, asker.userId(), asker.roles(), asker.sessionId());
        return services.get(caller, service, uri).timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static String why(String service, String uri, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return service + " did not answer in time";
        }
        if (failure instanceof Fault fault) {
            return fault.kind() == Fault.Kind.NOT_FOUND ? service + " does not know it" : fault.detail();
        }
        log.warn("{} {} gave nothing that can be used: {}", service, uri.replaceFirst("\\?.*", ""), failure.toString());
        return service + " gave an answer that cannot be used";
    }

    static String uri(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : path
                        + parameters.entrySet().stream()
                                .map(each -> each.getKey() + "=" + encode(each.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
