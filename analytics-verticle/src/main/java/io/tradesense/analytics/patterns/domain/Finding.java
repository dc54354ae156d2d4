package io.tradesense.analytics.patterns.domain;

import io.tradesense.analytics.statistics.domain.Interval;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer about one habit. "Not detected" and "too few trades" are answers as good as any.
 *
 * @param cell which of several candidates is meant: the hour, the weekday from 1 for Monday, after which trade of a day
 * @param trades that show the habit or would; where there are too few, how many there are
 * @param rest what they were compared with
 * @param scale what the effect is measured in; null where nothing was measured
 * @param effect as told on its scale
 * @param interval what the test does not refuse: on the habit's side of none if and only if it is detected; on the other
 *     side it may be, for the opposite of a habit is none. Null where nothing varies
 * @param adjustedPValue for all habits that were looked for together
 * @param tradesNeeded of the kind in all, to answer at all or to detect the habit in four of five cases if it is as
 *     strong as is to be expected, luck taken off: always more than there are. Null where it is detected, and where
 *     nothing is to be expected
 * @param cost money lost by it over these trades, negative where it earned; an estimate. Null where that is not known
 * @param tradeIds that show it, the latest first, at most {@value #MOST_TRADES}
 * @param why nothing was measured; null where something was
 */
public record Finding(
        Kind kind,
        Status status,
        Severity severity,
        @Nullable Integer cell,
        int trades,
        int rest,
        @Nullable Scale scale,
        @Nullable Double effect,
        @Nullable Interval interval,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        @Nullable Long tradesNeeded,
        @Nullable Double cost,
        List<UUID> tradeIds,
        @Nullable String why) {
    public static final int MOST_TRADES = 200;

    public Finding {
        tradeIds = List.copyOf(tradeIds);
    }

    /** The same habit of the same user has the same id for ever. */
    public UUID idFor(UUID userId) {
        return UUID.nameUUIDFromBytes((userId + "/" + kind).getBytes(StandardCharsets.UTF_8));
    }

    public enum Status {
        DETECTED,
        NOT_DETECTED,
        TOO_FEW_TRADES,
        NOT_MEASURED
    }

    /** Of a habit that was detected, by what it cost against all that was lost. */
    public enum Severity {
        NONE,
        LOW,
        MEDIUM,
        HIGH
    }
}
