package io.tradesense.trading.journal.goals.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a goal is about. */
public enum Metric {
    /** Net result of the trades closed, in one currency. */
    NET_PNL(true, false, true),
    /** Trades opened. */
    TRADES(true, true, false),
    /** The largest net loss of a day, positive, in one currency; 0 where no day lost. */
    MAX_DAILY_LOSS(false, true, true),
    /** The part of the trades closed that won, from 0 to 1; undefined without any. */
    WIN_RATE(true, false, false),
    /** Sum of the R multiples of the trades closed; undefined where none has one. */
    R_MULTIPLE(true, false, false),
    /** Days that have a journal entry. */
    JOURNALED_DAYS(true, false, false);

    private static final int RATE_DIGITS = 10;

    private final boolean target;
    private final boolean limit;
    private final boolean money;

    Metric(boolean target, boolean limit, boolean money) {
        this.target = target;
        this.limit = limit;
        this.money = money;
    }

    public boolean allows(Goal.Aim aim) {
        return aim == Goal.Aim.TARGET ? target : limit;
    }

    /** Whether it takes a currency. */
    public boolean isMoney() {
        return money;
    }

    /** Null where it is undefined. */
    @Nullable
    BigDecimal of(Figures figures) {
        return switch (this) {
            case NET_PNL -> figures.netPnl();
            case TRADES -> BigDecimal.valueOf(figures.opened());
            case MAX_DAILY_LOSS -> figures.worstDay();
            case WIN_RATE ->
                figures.closed() == 0
                        ? null
                        : BigDecimal.valueOf(figures.wins())
                                .divide(BigDecimal.valueOf(figures.closed()), RATE_DIGITS, RoundingMode.HALF_EVEN);
            case R_MULTIPLE -> figures.rMultiple();
            case JOURNALED_DAYS -> BigDecimal.valueOf(figures.journaledDays());
        };
    }
}
