package io.tradesense.market.access.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.Caller;

/**
 * Who may read prices: a signed-in user, or a service on its own account. The gateway has no account of its own: what it
 * passes on without a user is from somebody who is not signed in.
 */
public final class Readers {
    private static final String GATEWAY = "gateway";

    private Readers() {}

    /** @throws Fault UNAUTHENTICATED */
    public static void check(Caller caller) {
        if (caller.userId() == null && caller.service().equals(GATEWAY)) {
            throw Fault.of(Fault.Kind.UNAUTHENTICATED, "sign in first");
        }
    }
}
