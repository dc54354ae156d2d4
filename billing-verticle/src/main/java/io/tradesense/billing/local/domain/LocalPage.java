package io.tradesense.billing.local.domain;

import io.tradesense.billing.catalogue.domain.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A page to subscribe on that has not been used. @param percentOff 0 without a coupon */
public record LocalPage(
        String id,
        Price price,
        int trialDays,
        @Nullable String coupon,
        BigDecimal percentOff,
        String successUrl,
        Instant expiresAt) {}
