package io.tradesense.kit.events;

import io.tradesense.kit.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events over Redis Pub/Sub, for processes that share no cluster. A lost connection is made again and subscribes again. */
public final class RedisChannel implements EventChannel {
    private static final Logger log = LoggerFactory.getLogger(RedisChannel.class);
    private static final long RETRY_MILLIS = 1_000;
    private final Vertx vertx;
    private final Redis publisher;
    private final Redis subscriber;
    private final Map<String, List<Handler<Event>>> listeners = new ConcurrentHashMap<>();

    private RedisChannel(Vertx vertx, Secret url) {
        this.vertx = vertx;
        this.publisher = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(url.reveal()).setMaxPoolSize(4));
        this.subscriber = Redis.createClient(
                vertx, new RedisOptions().setConnectionString(url.reveal()).setMaxPoolSize(1));
    }

    /** Starts listening; a Redis that is away is tried again for ever, since events also stand in the feed. */
    public static RedisChannel start(Vertx vertx, Secret url) {
        var channel = new RedisChannel(vertx, url);
        channel.listen();
        return channel;
    }

    @Override
    public Future<Void> publish(Event event) {
        return publisher
                .send(Request.cmd(Command.PUBLISH)
                        .arg(event.type())
                        .arg(event.toJson().toBuffer()))
                .mapEmpty();
    }

    @Override
    public Future<Void> subscribe(String type, Handler<Event> listener) {
        listeners.computeIfAbsent(type, first -> new CopyOnWriteArrayList<>()).add(listener);
        return Future.succeededFuture();
    }

    private void listen() {
        subscriber
                .connect()
                .compose(connection -> connection
                        .handler(this::hear)
                        .exceptionHandler(failure -> log.debug("the event subscription broke", failure))
                        .send(Request.cmd(Command.PSUBSCRIBE).arg("tradesense.*"))
                        .onSuccess(subscribed -> connection.endHandler(ended -> listenLater()))
                        .onFailure(failure -> connection.close()))
                .onFailure(failure -> {
                    log.warn(
                            "events cannot be heard over Redis; they are read from the feeds meanwhile: {}",
                            failure.toString());
                    listenLater();
                });
    }

    private void listenLater() {
        vertx.setTimer(RETRY_MILLIS, timer -> listen());
    }

    /** Whoever reaches Redis can publish anything there; what is no event must not end the listening. */
    private void deliver(Buffer message) {
        try {
            Event event = Event.fromBuffer(message);
            listeners.getOrDefault(event.type(), List.of()).forEach(listener -> listener.handle(event));
        } catch (RuntimeException unreadable) {
            log.warn("a message over Redis was no event: {}", unreadable.toString());
        }
    }

    /** A message is [pmessage, pattern, channel, payload]; as a push where the connection speaks RESP3. */
    private void hear(Response message) {
        boolean isMessage = (message.type() == ResponseType.MULTI || message.type() == ResponseType.PUSH)
                && message.size() == 4
                && "pmessage".equals(message.get(0).toString());
        if (isMessage) {
            deliver(message.get(3).toBuffer());
        }
    }
}
