package io.tradesense.auth.sessions.domain;

/**
 * The token that follows a refresh token: always the same for the same one, and unknown to whoever only has that one. So
 * requests at the same time all get one successor although no token is stored.
 */
public interface Successors {

    RefreshToken after(RefreshToken spent);
}
