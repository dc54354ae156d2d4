package io.tradesense.billing.entitlements.domain;

import java.util.Map;
import java.util.UUID;

/**
 * What a user may use now.
 *
 * @param plan whose limits count: the free one where nothing is paid for
 * @param status of the subscription; {@code none} where there is none
 * @param limits by name; -1 where there is none
 * @param version grows with every change of this user's; 0 where nothing ever changed
 */
public record Entitlement(UUID userId, String plan, String status, Map<String, Long> limits, long version) {}
