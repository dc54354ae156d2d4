package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.users.domain.User;
import io.vertx.core.Future;

/** Makes the tokens that requests carry. */
public interface AccessTokens {

    /** @param lifeSeconds from now to its expiry */
    record AccessToken(String text, long lifeSeconds) {

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    Future<AccessToken> issue(User user, Session session);
}
