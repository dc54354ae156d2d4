package io.tradesense.analytics.statistics.domain;

/** A range of plausible values, both ends included. */
public record Interval(double low, double high) {}
