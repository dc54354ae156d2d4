package io.tradesense.ai.answers.domain;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Which process makes an answer, of all there are. A process that dies loses its claims when their lease is over. */
public interface Claims {

    /** @param owner tells this holding of the key from any before and after it */
    record Claim(UUID userId, String key, UUID owner) {}

    /** Empty where another holds it. */
    Future<Optional<Claim>> take(UUID userId, String key);

    /** For another lease; false where it ran out and another has taken it. */
    Future<Boolean> renew(Claim claim);

    Future<Void> release(Claim claim);

    /** How long a claim lives that is not renewed. */
    Duration lease();
}
