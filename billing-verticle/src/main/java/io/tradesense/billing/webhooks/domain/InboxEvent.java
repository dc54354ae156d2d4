package io.tradesense.billing.webhooks.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider told.
 *
 * @param apiVersion it is written in; null where it does not say
 * @param customerId whom it concerns; null where it concerns nobody
 * @param payload as it came
 */
public record InboxEvent(
        String id,
        String type,
        @Nullable String apiVersion,
        @Nullable String customerId,
        Instant createdAt,
        String payload) {}
