package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Closed results by session. The sessions are the weekdays from that of the first close to that of the last, in the
 * trader's zone; a session without a close has the result 0. What closes on a Saturday or a Sunday belongs to Monday's
 * session, as on futures exchanges. Holidays are sessions: they differ by exchange and a trader has several. Accounts
 * that trade only coins, seven days a week, are counted in weekdays too, so that √252 is right for every account and
 * their ratios compare.
 */
public final class DailyEquity {

    public static final int SESSIONS_PER_YEAR = 252;

    private static final int SESSIONS_PER_WEEK = 5;
    /** 1970-01-01 was a Thursday: from Monday to it. */
    private static final int MONDAY_TO_EPOCH = 3;

    private final long firstSession;
    private final MoneyColumn results;

    private DailyEquity(long firstSession, MoneyColumn results) {
        this.firstSession = firstSession;
        this.results = results;
    }

    public static DailyEquity of(Selection selection, ZoneId zone) {
        int trades = selection.trades();
        if (trades == 0) return new DailyEquity(0, selection.net());
        LocalSeconds clock = new LocalSeconds(zone);
        long[] session = new long[trades];
        // The first close need not have the first date: some clocks are set back over midnight.
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int position = 0; position < trades; position++) {
            session[position] = session(clock.day(selection.closedAtMicros(position)));
            first = Math.min(first, session[position]);
            last = Math.max(last, session[position]);
        }
        return new DailyEquity(first, selection.net().totals(since(first, session), (int) (last - first) + 1));
    }

    private static int[] since(long first, long[] session) {
        int[] since = new int[session.length];
        for (int position = 0; position < session.length; position++) {
            since[position] = (int) (session[position] - first);
        }
        return since;
    }

    public int sessions() {
        return results.size();
    }

    public LocalDate date(int session) {
        long number = firstSession + session;
        return LocalDate.ofEpochDay(Math.floorDiv(number, (long) SESSIONS_PER_WEEK) * 7
                + Math.floorMod(number, (long) SESSIONS_PER_WEEK)
                - MONDAY_TO_EPOCH);
    }

    /** The net result of each session. */
    public MoneyColumn results() {
        return results;
    }

    /**
     * Each session's result over the equity before it. Null where the starting balance is not to be had or the equity
     * was used up, after which a return has no meaning.
     */
    @Nullable
    public Returns returns(@Nullable BigDecimal startingBalance) {
        if (startingBalance == null || startingBalance.signum() <= 0) return null;
        MoneyColumn total = results.runningTotal();
        double start = startingBalance.doubleValue();
        double[] returns = new double[results.size()];
        double before = start;
        for (int session = 0; session < returns.length; session++) {
            if (!(before > 0)) return null;
            returns[session] = results.value(session) / before;
            before = start + total.value(session);
        }
        return new Returns(returns, SESSIONS_PER_YEAR);
    }

    /** Numbers the weekdays without a gap; a Saturday and a Sunday have the number of the next Monday. */
    private static long session(long epochDay) {
        long week = Math.floorDiv(epochDay + MONDAY_TO_EPOCH, 7L);
        int weekday = (int) Math.floorMod(epochDay + MONDAY_TO_EPOCH, 7L);
        return week * SESSIONS_PER_WEEK + Math.min(weekday, SESSIONS_PER_WEEK);
    }
}
