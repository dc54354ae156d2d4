package io.tradesense.auth.passwords.domain;

import io.vertx.core.Future;
import java.util.List;

/** Slow, salted hashes of passwords. All calls fail with an UNAVAILABLE {@code Fault} where too many are waiting already. */
public interface PasswordHashes {

    enum Verdict {
        WRONG,
        RIGHT,
        /** Right, and the stored hash was made with weaker parameters than today's. */
        RIGHT_BUT_WEAK
    }

    /** Which of several stored hashes a password leads to. @param index {@value #NONE} for none of them */
    record Match(int index, boolean weak) {
        public static final int NONE = -1;
    }

    /**
     * To be asked before whatever a password costs beside its hash: under a flood most requests end here, and what they
     * would have read of the database is left to the others.
     */
    Future<Void> room();

    /**
     * A hash that says how it was made, ready to be stored.
     *
     * @param owner the address it will be looked for under, as it is compared
     */
    Future<String> hash(Password password, String owner);

    Future<Verdict> verify(Password password, String stored);

    /**
     * The first of the hashes that the password leads to. Hashes made for one owner with the same parameters are compared
     * with one computation, however many there are; where there is none at all, as much is computed for nothing, so nobody
     * can time the difference.
     */
    Future<Match> find(Password password, String owner, List<String> stored);
}
