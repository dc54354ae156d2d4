package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.readmodel.domain.Labels;
import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeColumns;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says which cell each trade of a selection belongs to. */
final class CellAssignment {

    /** 1970-01-01 was a Thursday: from Monday to it. */
    private static final int MONDAY_TO_EPOCH = 3;

    private static final List<@Nullable String> HOURS =
            IntStream.range(0, 24).mapToObj(hour -> String.format("%02d", hour)).toList();
    private static final List<@Nullable String> WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList();
    private static final List<@Nullable String> HOLDS =
            List.of("0-1m", "1m-5m", "5m-15m", "15m-1h", "1h-4h", "4h-1d", "1d-7d", "7d-30d", "30d+");
    /** The lower end of each hold but the first. */
    private static final long[] HOLD_MICROS = {
        TimeUnit.MINUTES.toMicros(1),
        TimeUnit.MINUTES.toMicros(5),
        TimeUnit.MINUTES.toMicros(15),
        TimeUnit.HOURS.toMicros(1),
        TimeUnit.HOURS.toMicros(4),
        TimeUnit.DAYS.toMicros(1),
        TimeUnit.DAYS.toMicros(7),
        TimeUnit.DAYS.toMicros(30)
    };

    private final Selection selection;
    private final LocalSeconds clock;

    CellAssignment(Selection selection, ZoneId zone) {
        this.selection = selection;
        this.clock = new LocalSeconds(zone);
    }

    Cells by(Dimension dimension) {
        TradeColumns columns = selection.columns();
        return switch (dimension) {
            case SYMBOL -> words(columns.symbols());
            case TAG -> words(columns.tags());
            case SETUP -> words(columns.setups());
            case SIDE -> words(columns.sides());
            case ASSET_CLASS -> words(columns.assetClasses());
            case HOUR -> each(HOURS, position -> clock.hour(selection.openedAtMicros(position)));
            case WEEKDAY -> each(WEEKDAYS, this::weekday);
            case HOLDING_TIME -> each(HOLDS, this::hold);
            case MONTH -> months();
        };
    }

    private int weekday(int position) {
        return (int) Math.floorMod(clock.day(selection.openedAtMicros(position)) + MONDAY_TO_EPOCH, 7L);
    }

    private int hold(int position) {
        int found = Arrays.binarySearch(
                HOLD_MICROS, selection.closedAtMicros(position) - selection.openedAtMicros(position));
        return found >= 0 ? found + 1 : -found - 1;
    }

    private Cells months() {
        if (selection.trades() == 0) return each(List.of(), position -> 0);
        int[] month = new int[selection.trades()];
        Arrays.setAll(month, this::month);
        int first = Arrays.stream(month).min().orElseThrow();
        int last = Arrays.stream(month).max().orElseThrow();
        List<@Nullable String> names = new ArrayList<>();
        for (int each = first; each <= last; each++) {
            names.add(YearMonth.of(Math.floorDiv(each, 12), Math.floorMod(each, 12) + 1)
                    .toString());
        }
        return each(names, position -> month[position] - first);
    }

    /** Months since the beginning of year 0. */
    private int month(int position) {
        LocalDate date = LocalDate.ofEpochDay(clock.day(selection.closedAtMicros(position)));
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    private Cells each(List<@Nullable String> names, IntUnaryOperator code) {
        int[] positions = IntStream.range(0, selection.trades()).toArray();
        int[] codes = new int[positions.length];
        Arrays.setAll(codes, code);
        return Cells.of(positions, codes, names);
    }

    /** A trade without a word goes to a last cell without a key. */
    private Cells words(Labels labels) {
        List<@Nullable String> names = new ArrayList<>(labels.names());
        names.add(null);
        int wordless = labels.names().size();
        int[] positions = new int[memberships(labels)];
        int[] codes = new int[positions.length];
        int at = 0;
        for (int position = 0; position < selection.trades(); position++) {
            int row = selection.row(position);
            int words = labels.count(row);
            for (int nth = 0; nth < Math.max(1, words); nth++) {
                positions[at] = position;
                codes[at++] = words == 0 ? wordless : labels.code(row, nth);
            }
        }
        return Cells.of(positions, codes, names);
    }

    private int memberships(Labels labels) {
        int memberships = 0;
        for (int position = 0; position < selection.trades(); position++) {
            memberships += Math.max(1, labels.count(selection.row(position)));
        }
        return memberships;
    }
}
