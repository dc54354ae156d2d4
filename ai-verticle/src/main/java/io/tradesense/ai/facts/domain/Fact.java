package io.tradesense.ai.facts.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * One figure that another service has answered.
 *
 * @param id {@code F1}, {@code F2}, …: what a sentence cites it by; unique in its sheet
 * @param label what it is, in words: "Win rate, 2026-01-01 to 2026-01-31"
 * @param value by {@code kind}
 * @param unit the currency of MONEY and PRICE, else empty
 * @param about which trades it is about, where it is not about all
 * @param source the service and the address it was asked at
 */
public record Fact(
        String id,
        Metric metric,
        String label,
        Kind kind,
        BigDecimal value,
        String unit,
        Map<Dimension, String> about,
        String source) {

    public Fact {
        about = Map.copyOf(about);
    }

    /** Of a fact of kind DATE. */
    public LocalDate date() {
        return LocalDate.ofEpochDay(value.longValueExact());
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }
}
