package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A broker account.
 *
 * @param startingBalance in {@code currency}
 */
public record Account(UUID accountId, String currency, BigDecimal startingBalance) {}
