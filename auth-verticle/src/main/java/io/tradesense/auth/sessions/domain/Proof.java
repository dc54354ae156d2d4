package io.tradesense.auth.sessions.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How and when the user of a session proved who they are.
 *
 * @param at the last time, by signing in or by stepping up
 * @param methods used to sign in
 */
public record Proof(Instant at, Set<Method> methods) {
    private static final String SEVERAL = "mfa";

    public Proof {
        methods = Set.copyOf(methods);
    }

    /** For a token's {@code amr}: {@code mfa} where there was more than one factor, which a passkey is by itself. */
    public List<String> claims() {
        List<String> claims = new ArrayList<>();
        EnumSet.allOf(Method.class).stream()
                .filter(methods::contains)
                .map(Method::claim)
                .forEach(claims::add);
        if (methods.size() > 1 || methods.contains(Method.PASSKEY)) {
            claims.add(SEVERAL);
        }
        return List.copyOf(claims);
    }
}
