package io.tradesense.gateway.limits;

/** Who counts the requests of a subject. */
public enum CountingMode {
    /** Every gateway for itself. */
    LOCAL,
    /** All gateways together; each takes a few requests ahead, so the count may be off by 2 % a gateway. */
    SHARED,
    /** All gateways together, to the request; most that may be granted wait for Redis. */
    EXACT
}
