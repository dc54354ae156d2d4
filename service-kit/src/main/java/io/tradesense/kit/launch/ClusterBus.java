package io.tradesense.kit.launch;

import io.tradesense.kit.config.Settings;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the event bus of a cluster is reached, and TLS on it where the network is not trusted: both ends show a certificate of an
 * authority that signs for this cluster alone. Host names are not compared, for members come and go by address.
 */
final class ClusterBus {
    private static final List<String> FILES = List.of("CLUSTER_TLS_CERT", "CLUSTER_TLS_KEY", "CLUSTER_TLS_CA");

    private ClusterBus() {}

    static EventBusOptions of(Settings settings) {
        var bus = new EventBusOptions();
        settings.optional("CLUSTER_HOST").ifPresent(host -> bus.setHost(host).setClusterPublicHost(host));
        bus.setPort(settings.integer("CLUSTER_BUS_PORT", 0, 0, 65_535));
        List<Optional<String>> files = FILES.stream().map(settings::optional).toList();
        if (files.stream().allMatch(Optional::isEmpty)) {
            return bus;
        }
        for (int i = 0; i < FILES.size(); i++) {
            requireFile(settings, FILES.get(i), files.get(i));
        }
        return files.stream().anyMatch(Optional::isEmpty)
                ? bus
                : guarded(bus, files.stream().map(Optional::orElseThrow).toList());
    }

    private static EventBusOptions guarded(EventBusOptions bus, List<String> files) {
        return bus.setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setKeyCertOptions(
                        new PemKeyCertOptions().addCertPath(files.get(0)).addKeyPath(files.get(1)))
                .setTrustOptions(new PemTrustOptions().addCertPath(files.get(2)))
                .setTrustAll(false)
                .setClientAuth(ClientAuth.REQUIRED);
    }

    private static void requireFile(Settings settings, String name, Optional<String> file) {
        if (file.isEmpty()) {
            settings.note(name, "is not set, another file of the cluster's TLS is");
        } else if (!Files.isReadable(Path.of(file.get()))) {
            settings.note(name, "is no file that can be read");
        }
    }
}
