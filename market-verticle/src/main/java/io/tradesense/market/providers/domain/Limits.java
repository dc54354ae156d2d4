package io.tradesense.market.providers.domain;

/**
 * What a plan allows, in calls or credits.
 *
 * @param perMinute 0 where there is no such limit
 * @param perDay of UTC; 0 where there is no such limit
 * @param callCost what one call costs
 */
public record Limits(int perMinute, int perDay, int callCost) {}
