package io.tradesense.analytics.models.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the trader had been doing at a moment: only trades that had been closed by then are looked at, whatever was open.
 *
 * @param lately share won of the last {@value #LATELY} closed, a half counted on each side where there are fewer
 * @param justNow the same of the last {@value #JUST_NOW}
 * @param today trades closed within the {@value #HOURS} hours before
 */
record Form(double lately, double justNow, double today) {
    static final int LATELY = 20;
    static final int JUST_NOW = 3;
    private static final int HOURS = 12;

    /** Closed trades in the order of their close, to be asked about many moments. */
    static final class Record {
        private final List<Facts.Trade> byClose;

        Record(Facts facts) {
            byClose = new ArrayList<>(facts.trades());
            byClose.sort(Comparator.comparing(Facts.Trade::closedAt).thenComparing(Facts.Trade::id));
        }

        Form at(Instant moment) {
            int closed = closedBy(moment);
            Instant earliest = moment.minusSeconds(HOURS * 3_600L);
            int today = 0;
            while (today < closed && byClose.get(closed - 1 - today).closedAt().isAfter(earliest)) today++;
            return new Form(share(closed, LATELY), share(closed, JUST_NOW), Math.log1p(today));
        }

        private double share(int closed, int last) {
            int counted = Math.min(closed, last);
            int won = 0;
            for (int back = 1; back <= counted; back++) {
                if (byClose.get(closed - back).won()) won++;
            }
            return (won + 1.0) / (counted + 2.0);
        }

        /** A trade that is opened as another is closed may know of it; its own result it cannot. */
        private int closedBy(Instant moment) {
            int low = 0;
            int high = byClose.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (byClose.get(middle).closedAt().isAfter(moment)) high = middle;
                else low = middle + 1;
            }
            // A trade opened and closed at this very moment is not yet over.
            while (low > 0 && !byClose.get(low - 1).openedAt().isBefore(moment)) low--;
            return low;
        }
    }
}
