package io.tradesense.allinone.stores;

import java.util.List;

/** How to reach the embedded PostgreSQL. {@link #toString()} hides the password. */
public record PostgresConnection(String host, int port, String user, String password) {

    /** The databases that exist, one a service. */
    public static final List<String> DATABASES = List.of("auth", "trading", "analytics", "market", "billing", "ai");

    @Override
    public String toString() {
        return "PostgresConnection[" + user + "@" + host + ":" + port + "]";
    }
}
