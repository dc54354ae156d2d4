package io.tradesense.auth.passkeys.domain;

import java.time.Instant;
import java.util.Optional;

/** What devices are given to sign: never the same twice, good for five minutes and for one ceremony. */
public interface Challenges {

    String issue(Ceremony ceremony, Instant now);

    /** The challenge with its end, where it was issued for this ceremony and its time is not over. */
    Optional<Challenge> check(Ceremony ceremony, String text, Instant now);
}
