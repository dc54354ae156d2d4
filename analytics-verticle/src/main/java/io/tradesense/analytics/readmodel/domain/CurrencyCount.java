package io.tradesense.analytics.readmodel.domain;

/** How many trades a currency holds that the figures leave out. */
public record CurrencyCount(String currency, int trades) {}
