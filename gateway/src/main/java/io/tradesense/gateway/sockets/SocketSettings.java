package io.tradesense.gateway.sockets;

import io.tradesense.kit.config.Settings;
import java.time.Duration;

/**
 * @param most sockets open at a time, in the whole process
 * @param mostPerUser of them for one user, or for one address where nobody is signed in
 * @param idle how long a side may show no sign of life, or take nothing of what is sent to it
 * @param maxFrame payload of one frame, in bytes
 */
public record SocketSettings(int most, int mostPerUser, Duration idle, int maxFrame) {

    public static SocketSettings of(Settings settings) {
        return new SocketSettings(
                settings.integer("GATEWAY_SOCKETS", 1_000, 1, 100_000),
                settings.integer("GATEWAY_SOCKETS_PER_USER", 20, 1, 10_000),
                settings.duration(
                        "GATEWAY_SOCKET_IDLE", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMinutes(30)),
                settings.integer("GATEWAY_SOCKET_FRAME", 64 << 10, 1_024, 16 << 20));
    }
}
