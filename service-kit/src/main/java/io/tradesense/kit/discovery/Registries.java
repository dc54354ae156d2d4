package io.tradesense.kit.discovery;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** Two sources as one: addresses an operator wrote down beside instances that announced themselves. */
public record Registries(Registry first, Registry second) implements Registry {

    @Override
    public List<Instance> instances(String service) {
        var written = first.instances(service);
        var found = second.instances(service);
        if (written.isEmpty()) {
            return found;
        }
        return found.isEmpty()
                ? written
                : Stream.concat(written.stream(), found.stream()).distinct().toList();
    }

    @Override
    public Future<Void> announce(Instance instance) {
        return first.announce(instance).compose(done -> second.announce(instance));
    }

    @Override
    public Future<Void> withdraw(Instance instance) {
        return first.withdraw(instance).compose(done -> second.withdraw(instance));
    }
}
