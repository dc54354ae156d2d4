package io.tradesense.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports nobody listens on at the moment, below those that systems hand out by themselves: one of these may belong to somebody
 * else before its process is up.
 */
final class FreePorts {
    private static final int FIRST = 10_000;
    /** Linux hands out ports from here on. */
    static final int END = 32_768;

    private static final int TRIES = 1_000;

    private FreePorts() {}

    static int next() {
        return firstOf(1);
    }

    /** The first of so many ports in a row, all of them free. */
    static int firstOf(int count) {
        return ThreadLocalRandom.current()
                .ints(TRIES, FIRST, END - count)
                .filter(first -> IntStream.range(first, first + count).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + count + " free ports in a row"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
