package io.tradesense.kit.discovery;

import io.tradesense.kit.config.Settings;
import io.vertx.core.Future;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Instances named by the operator: {@code TRADING_SERVICE_URL=http://10.0.0.4:8083,http://10.0.0.5:8083}. */
public final class StaticAddresses implements Registry {
    private static final String SUFFIX = "_SERVICE_URL";
    private final Map<String, List<Instance>> instances;

    private StaticAddresses(Map<String, List<Instance>> instances) {
        this.instances = Map.copyOf(instances);
    }

    public static StaticAddresses from(Settings settings) {
        Map<String, List<Instance>> instances = new HashMap<>();
        for (String name : settings.namesStartingWith("")) {
            if (name.endsWith(SUFFIX)) {
                String service =
                        name.substring(0, name.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
                instances.put(
                        service,
                        settings.addresses(name).stream()
                                .map(address -> instance(service, address))
                                .toList());
            }
        }
        return new StaticAddresses(instances);
    }

    @Override
    public List<Instance> instances(String service) {
        return instances.getOrDefault(service, List.of());
    }

    /** Nothing to do: whoever wrote the addresses down has announced them. */
    @Override
    public Future<Void> announce(Instance instance) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> withdraw(Instance instance) {
        return Future.succeededFuture();
    }

    private static Instance instance(String service, URI address) {
        int port = address.getPort() == -1 ? 80 : address.getPort();
        return new Instance(service + "@" + address.getHost() + ":" + port, service, address.getHost(), port);
    }
}
