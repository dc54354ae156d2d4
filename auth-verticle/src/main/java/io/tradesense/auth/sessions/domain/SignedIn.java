package io.tradesense.auth.sessions.domain;

import io.tradesense.auth.users.domain.User;

/** Somebody with a fresh pair of tokens. */
public record SignedIn(User user, AccessTokens.AccessToken accessToken, RefreshToken refreshToken) {}
