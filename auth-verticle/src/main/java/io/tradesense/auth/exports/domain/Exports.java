package io.tradesense.auth.exports.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** Everything auth keeps of a user, without secrets and their hashes. */
public interface Exports {

    /**
     * One JSON document. Bounded: the newest thousand sessions and the newest ten thousand entries of the log.
     *
     * @return UTF-8; empty text where there is no such user
     */
    Future<String> of(UUID userId);
}
