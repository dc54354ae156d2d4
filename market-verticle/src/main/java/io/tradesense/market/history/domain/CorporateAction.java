package io.tradesense.market.history.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What makes prices before a date incomparable to those after.
 *
 * @param exDate the first session at the new terms
 * @param splitRatio new shares for each old one: 4 for four to one, 0.1 for a reverse one to ten, 1 for no split
 * @param dividend in the share's currency, per old share; zero for none
 */
public record CorporateAction(LocalDate exDate, BigDecimal splitRatio, BigDecimal dividend) {}
