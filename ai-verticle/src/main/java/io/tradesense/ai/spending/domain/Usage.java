package io.tradesense.ai.spending.domain;

import java.time.LocalDate;

/**
 * What a user has used of models in a month.
 *
 * @param month its first day, UTC
 * @param spent tokens settled
 * @param reserved tokens set aside for calls under way
 * @param costMicros millionths of a US dollar
 * @param hits answers that were given before and cost nothing
 */
public record Usage(LocalDate month, long spent, long reserved, long costMicros, long calls, long hits) {}
