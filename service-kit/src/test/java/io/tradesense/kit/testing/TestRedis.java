package io.tradesense.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis of a test's own, on a free port. */
public final class TestRedis implements AutoCloseable {
    private final RedisServer server;

    private TestRedis(RedisServer server) {
        this.server = server;
    }

    public static TestRedis start() {
        try {
            var server =
                    new RedisServerBuilder().port(freePort()).bind("127.0.0.1").build();
            server.start();
            return new TestRedis(server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + server.ports().get(0);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
