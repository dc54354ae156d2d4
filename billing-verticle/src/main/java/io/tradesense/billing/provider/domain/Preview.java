package io.tradesense.billing.provider.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a change would cost.
 *
 * @param dueNow what would be charged at once; 0 where a credit is left
 * @param prorationAt the moment it is reckoned for: a change that names it costs exactly this
 */
public record Preview(BigDecimal dueNow, String currency, Instant prorationAt, List<Line> lines) {

    /** @param amount negative for what is credited */
    public record Line(String description, BigDecimal amount) {}

    public Preview {
        lines = List.copyOf(lines);
    }
}
