package io.tradesense.billing.catalogue.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often a plan is paid. */
public enum Interval {
    MONTH(1),
    YEAR(12);

    private final int months;

    Interval(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }

    /** {@code month} or {@code year}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Interval> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
