package io.tradesense.kit.launch;

import io.netty.util.Version;
import io.tradesense.kit.config.Settings;
import io.vertx.core.transport.Transport;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which way this process speaks to the kernel. Netty's native parts are used where they are on the class path, the kernel
 * lets them, and they are of the same release as the rest of Netty: a native part of another release may load and lack a
 * function that is called later.
 */
final class Transports {
    private static final Logger log = LoggerFactory.getLogger(Transports.class);
    private static final String VARIABLE = "TRANSPORT";
    private static final String YARDSTICK = "netty-common";
    private static final String IO_URING = "netty-transport-native-io_uring";
    private static final String EPOLL = "netty-transport-native-epoll";

    enum Choice {
        /** The cheapest there is. */
        AUTO,
        NIO,
        EPOLL,
        IO_URING
    }

    private Transports() {}

    /** Notes a fault where the one that is asked for cannot be had. */
    static Transport of(Settings settings) {
        var chosen = switch (settings.choice(VARIABLE, Choice.AUTO)) {
            case AUTO ->
                isUsable(IO_URING, Transport.IO_URING)
                        ? Transport.IO_URING
                        : isUsable(EPOLL, Transport.EPOLL) ? Transport.EPOLL : Transport.NIO;
            case NIO -> Transport.NIO;
            case EPOLL -> required(settings, EPOLL, Transport.EPOLL);
            case IO_URING -> required(settings, IO_URING, Transport.IO_URING);
        };
        log.debug("the transport is {}", chosen.name());
        return chosen;
    }

    private static Transport required(Settings settings, String artifact, @Nullable Transport transport) {
        if (transport != null && isUsable(artifact, transport)) {
            return transport;
        }
        settings.note(
                VARIABLE, "needs " + artifact + " of Netty's own release on the class path and a kernel that lets it");
        return Transport.NIO;
    }

    private static boolean isUsable(String artifact, @Nullable Transport transport) {
        Map<String, String> releases = Version.identify().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().artifactVersion()));
        if (transport == null || !releases.containsKey(artifact)) {
            return false;
        }
        if (!isOfOneRelease(releases, artifact)) {
            log.warn(
                    "{} {} is not of the release of Netty, {}, and is not used",
                    artifact,
                    releases.get(artifact),
                    releases.get(YARDSTICK));
            return false;
        }
        return transport.available();
    }

    static boolean isOfOneRelease(Map<String, String> releases, String artifact) {
        String release = releases.get(artifact);
        return release != null && release.equals(releases.get(YARDSTICK));
    }
}
