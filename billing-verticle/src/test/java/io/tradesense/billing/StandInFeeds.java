package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.await;

import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The feeds that billing reads, over HTTP, with what a test puts into them. */
final class StandInFeeds {
    private static final List<String> SERVICES = List.of("auth", "trading", "market", "ai");
    private final Map<String, List<Event>> told = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1_000);
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private @Nullable TestService listening;

    /** Has the service find them. */
    void announceTo(TestService service) {
        listening = service;
        var platform = service.running().platform();
        for (String name : SERVICES) {
            var server = await(platform.vertx()
                    .createHttpServer()
                    .requestHandler(request -> answer(name, request))
                    .listen(0, "127.0.0.1"));
            servers.add(server);
            await(platform.registry()
                    .announce(new Instance(name + "-" + UUID.randomUUID(), name, "127.0.0.1", server.actualPort())));
        }
    }

    void tells(String service, String type, JsonObject data) {
        tells(UUID.randomUUID(), service, type, data);
    }

    void tells(UUID id, String service, String type, JsonObject data) {
        var position = new FeedPosition(numbers.incrementAndGet(), 1);
        var event = new Event(id, type, service, "subject", Instant.now(), "", position, data);
        told.computeIfAbsent(service, first -> new CopyOnWriteArrayList<>()).add(event);
        if (listening != null) {
            await(listening.running().platform().events().publish(event));
        }
    }

    private void answer(String name, HttpServerRequest request) {
        var after = FeedPosition.parse(request.getParam("after"));
        var items = new JsonArray();
        for (Event event : told.getOrDefault(name, List.of())) {
            if (event.position().compareTo(after) > 0) {
                items.add(event.toJson());
            }
        }
        request.response()
                .putHeader("content-type", "application/json")
                .end(new JsonObject().put("items", items).encode());
    }
}
