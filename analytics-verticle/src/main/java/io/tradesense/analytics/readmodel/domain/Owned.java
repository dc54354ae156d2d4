package io.tradesense.analytics.readmodel.domain;

import java.util.UUID;

/** Something of a user's. */
public record Owned<T>(UUID userId, T item) {}
