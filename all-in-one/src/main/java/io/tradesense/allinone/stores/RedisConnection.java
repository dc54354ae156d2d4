package io.tradesense.allinone.stores;

/** How to reach the embedded Redis. {@link #toString()} hides the password. */
public record RedisConnection(String host, int port, String password) {

    @Override
    public String toString() {
        return "RedisConnection[" + host + ":" + port + "]";
    }
}
