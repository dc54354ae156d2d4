package io.tradesense.gateway.access;

import io.tradesense.kit.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and by what.
 *
 * @param plan what they pay for; empty for nobody and where it is not known
 * @param key the API key they came with, null where it was a token or nothing
 */
public record Identity(Caller caller, String plan, @Nullable KeyGrant key) {
    static final Identity NOBODY = new Identity(Caller.service("gateway"), "", null);

    static Identity of(AccessToken token) {
        return new Identity(token.caller(), token.plan(), null);
    }

    /** A key's holder has no session: what needs one is refused by the service that keeps sessions. */
    static Identity of(KeyGrant key) {
        return new Identity(new Caller("gateway", key.userId(), key.roles(), null), key.plan(), key);
    }
}
