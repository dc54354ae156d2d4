package io.tradesense.billing.provider.domain;

import java.time.Instant;

/** A page of the provider's, for the user's browser. */
public record HostedPage(String id, String url, Instant expiresAt) {}
