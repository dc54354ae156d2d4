package io.tradesense.billing.catalogue.domain;

import java.math.BigDecimal;

/** A code that makes a subscription cheaper for as long as it lasts. @param percentOff above 0, at most 100 */
public record Coupon(String id, BigDecimal percentOff) {}
