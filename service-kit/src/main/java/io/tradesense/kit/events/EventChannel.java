package io.tradesense.kit.events;

import io.vertx.core.Future;
import io.vertx.core.Handler;

/**
 * Carries events to whoever listens now: a doorbell, not a delivery. What is missed here is found in the feed.
 */
public interface EventChannel {

    Future<Void> publish(Event event);

    /** @param type the exact type of the events wanted */
    Future<Void> subscribe(String type, Handler<Event> listener);
}
