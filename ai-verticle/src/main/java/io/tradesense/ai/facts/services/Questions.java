package io.tradesense.ai.facts.services;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Future<JsonObject>> underWay = new ConcurrentHashMap<>();

    Questions(ServiceClient services) {
        this.services = services;
    }

    /** @param read makes the answer of its JSON; what it throws counts as no answer */
    <T> Future<Asked<T>> ask(Asker asker, String what, String service, String uri, Function<JsonObject, T> read) {
        return ask(asker, what, service, uri, read, false);
    }

    /** @param mustExist fails with NOT_FOUND where the service knows nothing of what is asked about */
    <T> Future<Asked<T>> ask(
            Asker asker, String what, String service, String uri, Function<JsonObject, T> read, boolean mustExist) {
        return get(asker, service, uri)
                .map(json -> Asked.answered(what, read.apply(json)))
                .recover(failure -> mustExist && isNotFound(failure)
                        ? Future.failedFuture(failure)
                        : Future.succeededFuture(Asked.unanswered(what, why(service, uri, failure))));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Fault fault && fault.kind() == Fault.Kind.NOT_FOUND;
    }

    /** The same question of the same user at the same time is asked once; nobody may change what it answers. */
    Future<JsonObject> get(Asker asker, String service, String uri) {
        String key = asker.userId() + " " + service + " " + uri;
        Future<JsonObject> known = underWay.get(key);
        if (known == null) {
            var caller = new Caller(SELF, asker.userId(), asker.roles(), asker.sessionId());
            known = services.get(caller, service, uri).timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            underWay.put(key, known);
            known.onComplete(done -> underWay.remove(key));
        }
        return onOwnContext(known);
    }

    /** Work goes on under the request that asked, not under the one that happened to ask first. */
    private static Future<JsonObject> onOwnContext(Future<JsonObject> shared) {
        Context own = Vertx.currentContext();
        Promise<JsonObject> told = Promise.promise();
        shared.onComplete(done -> {
            if (own == null || own == Vertx.currentContext()) {
                told.handle(done);
            } else {
                own.runOnContext(back -> told.handle(done));
            }
        });
        return told.future();
    }

    private static String why(String service, String uri, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return service + " did not answer in time";
        }
        if (failure instanceof Fault fault) {
            return isNotFound(fault) ? service + " does not know it" : fault.detail();
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
