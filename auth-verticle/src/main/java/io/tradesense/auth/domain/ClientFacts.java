package io.tradesense.auth.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the device behind a request.
 *
 * @param address its network address; null where the gateway did not say
 * @param userAgent how it calls itself, cut to 300 characters; null where it does not
 */
public record ClientFacts(
        @Nullable String address, @Nullable String userAgent) {}
