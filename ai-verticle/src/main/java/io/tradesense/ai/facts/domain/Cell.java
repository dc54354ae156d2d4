package io.tradesense.ai.facts.domain;

/**
 * The trades of one symbol, weekday, setup and so on.
 *
 * @param key as analytics writes it: AAPL, MONDAY, 9
 * @param significant whether it differs from all other trades by more than luck, after the adjustment for all cells
 */
public record Cell(Dimension by, String key, Figures figures, boolean significant) {}
