package io.tradesense.trading.journal.goals.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to reach, or not to exceed, in every span of a kind.
 *
 * @param value more than zero
 * @param zone of its days
 * @param accountId the only account that counts; null for all
 * @param currency the only currency that counts, for metrics of money; null for the others
 * @param version grows with every change
 */
public record Goal(
        UUID id,
        UUID userId,
        String name,
        Metric metric,
        Aim aim,
        BigDecimal value,
        Period period,
        ZoneId zone,
        @Nullable UUID accountId,
        @Nullable String currency,
        long version,
        Instant createdAt) {

    public enum Aim {
        /** To be reached. */
        TARGET,
        /** Not to be exceeded. */
        LIMIT
    }

    /** How a goal stands. */
    public enum State {
        /** Nothing can be said yet, or a target is behind the time that has passed. */
        OPEN,
        /** A limit is kept so far; a target is at least as far as the time. */
        ON_TRACK,
        /** A target is reached, or a limit was kept to the end. */
        REACHED,
        /** A limit is exceeded, or a target was missed. */
        BROKEN
    }

    /** One span of a goal: its days, the last exclusive. */
    public record Span(LocalDate from, LocalDate to, ZoneId zone) {
        public Instant start() {
            return from.atStartOfDay(zone).toInstant();
        }

        public Instant end() {
            return to.atStartOfDay(zone).toInstant();
        }

        boolean isOver(Instant now) {
            return !now.isBefore(end());
        }

        /** From 0 to 1. */
        BigDecimal elapsed(Instant now) {
            if (now.isBefore(start())) return BigDecimal.ZERO;
            return isOver(now)
                    ? BigDecimal.ONE
                    : BigDecimal.valueOf(Duration.between(start(), now).toSeconds())
                            .divide(
                                    BigDecimal.valueOf(
                                            Duration.between(start(), end()).toSeconds()),
                                    MathContext.DECIMAL64);
        }
    }

    /** @param current null where the metric is undefined yet */
    public record Standing(Goal goal, Span span, @Nullable BigDecimal current, State state) {}

    /** @param day in the span that is meant; null for today */
    public Span span(@Nullable LocalDate day, Instant now) {
        LocalDate held = day == null ? now.atZone(zone).toLocalDate() : day;
        return new Span(period.from(held), period.to(held), zone);
    }

    public Standing standing(Span span, Figures figures, Instant now) {
        var current = metric.of(figures);
        var state = aim == Aim.LIMIT ? limit(span, figures, current, now) : target(span, current, now);
        return new Standing(this, span, current, state);
    }

    private State target(Span span, @Nullable BigDecimal current, Instant now) {
        boolean over = span.isOver(now);
        if (current != null && current.compareTo(value) >= 0) {
            // A rate can fall again with every trade: it is reached when the span is over.
            return over || metric != Metric.WIN_RATE ? State.REACHED : State.ON_TRACK;
        }
        if (over) return State.BROKEN;
        boolean grows = metric != Metric.WIN_RATE;
        boolean inTime =
                current != null && current.signum() > 0 && current.compareTo(value.multiply(span.elapsed(now))) >= 0;
        return grows && inTime ? State.ON_TRACK : State.OPEN;
    }

    private State limit(Span span, Figures figures, @Nullable BigDecimal current, Instant now) {
        if (current != null && current.compareTo(value) > 0) return State.BROKEN;
        if (span.isOver(now)) return State.REACHED;
        return figures.opened() == 0 && figures.closed() == 0 ? State.OPEN : State.ON_TRACK;
    }
}
