package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.facts.domain.Fact;
import io.tradesense.ai.facts.domain.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/** Whether a figure is its fact's value, rounded to the digits that are printed. */
final class Matching {
    private static final BigDecimal SECONDS_A_DAY = new BigDecimal(86_400);

    private Matching() {}

    static boolean fits(Figure figure, Fact fact) {
        return switch (figure.form()) {
            case DATE -> fact.kind() == Kind.DATE && figure.dates().contains(fact.date());
            case MONTH ->
                fact.kind() == Kind.DATE
                        && figure.dates().stream()
                                .anyMatch(day -> YearMonth.from(day).equals(YearMonth.from(fact.date())));
            case YEAR ->
                fact.kind() == Kind.DATE
                        ? isOfYear(figure, fact.date())
                        : fact.kind() == Kind.COUNT && equals(figure, fact.value());
            case TIME_OF_DAY -> false;
            case DURATION -> duration(figure, fact);
            case PERCENT ->
                fact.kind() == Kind.PERCENT && number(figure, fact.value().movePointRight(2));
            case MONEY -> isMoney(fact) && sameCurrency(figure, fact) && number(figure, fact.value());
            case R_MULTIPLE -> fact.kind() == Kind.R_MULTIPLE && number(figure, fact.value());
            case TIMES -> fact.kind() == Kind.RATIO && number(figure, fact.value());
            case PLAIN -> fact.kind() != Kind.DATE && fact.kind() != Kind.DURATION && number(figure, fact.value());
        };
    }

    private static boolean isOfYear(Figure figure, LocalDate day) {
        return figure.dates().get(0).getYear() == day.getYear();
    }

    private static boolean isMoney(Fact fact) {
        return fact.kind() == Kind.MONEY || fact.kind() == Kind.PRICE;
    }

    private static boolean sameCurrency(Figure figure, Fact fact) {
        return figure.unit().isEmpty() || fact.unit().isEmpty() || figure.unit().equals(fact.unit());
    }

    /** A written sign is held against the fact's; without one only the size is, and words say the rest. */
    private static boolean number(Figure figure, BigDecimal value) {
        return figure.sign() == 0
                ? equals(figure, value.abs())
                : equals(figure, value.multiply(BigDecimal.valueOf(figure.sign())));
    }

    private static boolean equals(Figure figure, BigDecimal value) {
        return figure.value().subtract(value).abs().compareTo(figure.half()) <= 0;
    }

    /** "3 days" may be counted days. */
    private static boolean duration(Figure figure, Fact fact) {
        if (fact.kind() == Kind.COUNT) {
            return figure.value().compareTo(fact.value().multiply(SECONDS_A_DAY)) == 0;
        }
        return fact.kind() == Kind.DURATION && equals(figure, fact.value().abs());
    }
}
