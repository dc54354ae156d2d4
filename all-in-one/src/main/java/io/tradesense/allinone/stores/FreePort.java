package io.tradesense.allinone.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback address that nobody listens on now. Another process may take it first: try again then. */
final class FreePort {

    static final String LOOPBACK = "127.0.0.1";
    static final int ATTEMPTS = 3;

    private FreePort() {}

    static int next() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        } catch (IOException error) {
            throw new StartupRefusal("No port of " + LOOPBACK + " can be opened: " + Reason.of(error) + ".");
        }
    }
}
