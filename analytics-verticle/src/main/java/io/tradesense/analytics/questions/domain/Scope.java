package io.tradesense.analytics.questions.domain;

import io.tradesense.analytics.readmodel.domain.TradeFilter;
import java.time.ZoneId;

/**
 * What every question has.
 *
 * @param zone in which days begin, and whose wall clock gives hours, weekdays and months
 */
public record Scope(TradeFilter filter, ZoneId zone) {}
