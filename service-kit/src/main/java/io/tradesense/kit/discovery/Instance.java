package io.tradesense.kit.discovery;

/**
 * One running copy of a service.
 *
 * @param id unique over restarts; names the copy in logs, metrics and {@code /health}
 * @param host an address, not a name, where one is known: two addresses of one name would share a connection pool
 */
public record Instance(String id, String service, String host, int port) {

    public String url() {
        return "http://" + host + ":" + port;
    }
}
