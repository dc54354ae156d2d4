package io.tradesense.allinone.run;

import io.tradesense.allinone.stores.StartupRefusal;
import io.tradesense.kit.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where the gateway of this instance is reached: {@code TRADESENSE_HOST} and {@code TRADESENSE_PORT}.
 *
 * @param host the address to listen on
 * @param port never 0: where the setting is 0, a free one was taken
 */
public record Door(String host, int port) {

    private static final int DEFAULT_PORT = 8080;

    /**
     * Reads the settings and tries the port, before anything slow starts.
     *
     * @throws StartupRefusal where another process listens there or the host is no address of this machine
     */
    public static Door of(Settings settings) {
        var host = settings.text("TRADESENSE_HOST", "127.0.0.1");
        var port = settings.integer("TRADESENSE_PORT", DEFAULT_PORT, 0, 65_535);
        settings.check();
        return new Door(host, tried(host, port));
    }

    /** The address for a browser on this machine. */
    public String url() {
        var local = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return "http://" + local + ":" + port;
    }

    /** The page's address: by name, because browsers take no number for the home of a passkey. */
    public String page() {
        return url().replace("//127.0.0.1:", "//localhost:");
    }

    private static int tried(String host, int port) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new StartupRefusal("TRADESENSE_HOST is " + host + ", which is no address of this machine.");
        }
        try (var socket = new ServerSocket()) {
            // As the gateway's server: a port that only waits for late packets of the last run is free.
            socket.setReuseAddress(true);
            socket.bind(address);
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new StartupRefusal("Port " + port + " of " + host + " cannot be opened (" + taken.getMessage()
                    + "). Stop what listens there, or name another port in TRADESENSE_PORT.");
        }
    }
}
