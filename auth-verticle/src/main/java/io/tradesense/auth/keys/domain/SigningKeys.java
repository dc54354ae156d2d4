package io.tradesense.auth.keys.domain;

import io.vertx.core.Future;

/** The ring that all instances share, made and turned by whichever comes first. */
public interface SigningKeys {

    /** Never without a key that signs now. */
    Future<KeyRing> ring();
}
