package io.tradesense.auth.passwords.domain;

import io.vertx.core.Future;
import java.util.Collection;

/** Guesses as an attacker would. Fails with an UNAVAILABLE {@code Fault} where too many are waiting already. */
public interface StrengthEstimator {

    /** @param own what others know of the user: parts of the address and of the name */
    Future<Strength> estimate(Password password, Collection<String> own);
}
