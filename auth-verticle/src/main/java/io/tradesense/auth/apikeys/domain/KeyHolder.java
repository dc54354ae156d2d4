package io.tradesense.auth.apikeys.domain;

/**
 * Whom a presented key speaks for, as things stand now.
 *
 * @param plan what its user pays for
 * @param epoch of its user
 */
public record KeyHolder(KeyGrant grant, String plan, long epoch) {}
