package io.tradesense.auth.apikeys.domain;

import io.tradesense.auth.domain.Digest;

/**
 * What makes a second try to make the same key recognisable.
 *
 * @param key of the caller's {@code Idempotency-Key}
 * @param request of what was asked for
 */
public record RetryKey(Digest key, Digest request) {}
