package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.FillRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Futures as brokers name them ({@code /ESH24:XCME}, {@code ESH4}, {@code ES 03-24}, {@code ES MAR24}), brought into one
 * form: root, letter of the delivery month, two digits of the year ({@code ESH24}).
 */
final class FutureName {

    private static final String MONTH_LETTERS = "FGHJKMNQUVXZ";
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern LETTERED =
            Pattern.compile("(?<root>[A-Z0-9]{1,4}?)(?<letter>[FGHJKMNQUVXZ])(?:20)?(?<year>\\d{1,2})");
    private static final Pattern NUMBERED =
            Pattern.compile("(?<root>[A-Z0-9]{1,4}) (?<month>0[1-9]|1[0-2])-(?:20)?(?<year>\\d{2})");
    private static final Pattern NAMED = Pattern.compile(
            "(?<root>[A-Z0-9]{1,4}) (?<month>" + String.join("|", MONTHS) + ") ?(?:20)?(?<year>\\d{2})");
    private static final Pattern CONTINUOUS = Pattern.compile("(?<root>[A-Z0-9]{1,4}?)\\d!");

    private FutureName() {}

    /** True where the text has the form of a delivery month behind a root. */
    static boolean isOne(String text) {
        var bare = bare(text);
        return LETTERED.matcher(bare).matches()
                || NUMBERED.matcher(bare).matches()
                || NAMED.matcher(bare).matches();
    }

    /**
     * The contract in the one form, or the text without slash and exchange where it names no delivery month.
     *
     * @param tradedAt settles the decade of a year of one digit, which is then the next such year; null leaves it open
     */
    static String symbol(String text, @Nullable Instant tradedAt) {
        var bare = bare(text);
        var parts = LETTERED.matcher(bare);
        if (parts.matches()) {
            var year = parts.group("year");
            var full = year.length() == 2 ? year : withDecade(year, tradedAt);
            return parts.group("root") + parts.group("letter") + full;
        }
        parts = NUMBERED.matcher(bare);
        if (parts.matches()) {
            return named(parts.group("root"), Integer.parseInt(parts.group("month")) - 1, parts.group("year"));
        }
        parts = NAMED.matcher(bare);
        return parts.matches()
                ? named(parts.group("root"), MONTHS.indexOf(parts.group("month")), parts.group("year"))
                : bare;
    }

    /** What a point is worth, by the contract or by its root; empty where it is not known. */
    static Optional<BigDecimal> multiplier(String symbol, FillRules rules) {
        var known = rules.futureMultipliers().apply(symbol);
        return known.isPresent() ? known : root(symbol).flatMap(rules.futureMultipliers());
    }

    private static Optional<String> root(String symbol) {
        for (var form : List.of(LETTERED, CONTINUOUS)) {
            var parts = form.matcher(symbol);
            if (parts.matches()) {
                return Optional.of(parts.group("root"));
            }
        }
        return Optional.empty();
    }

    private static String named(String root, int month, String year) {
        return root + MONTH_LETTERS.charAt(month) + year;
    }

    /** A contract is traded up to ten years before it is delivered, and perhaps booked in the year after. */
    private static String withDecade(String digit, @Nullable Instant tradedAt) {
        if (tradedAt == null) {
            return digit;
        }
        int earliest = tradedAt.atOffset(ZoneOffset.UTC).getYear() - 1;
        int ahead = Math.floorMod(Integer.parseInt(digit) - earliest, 10);
        return "%02d".formatted((earliest + ahead) % 100);
    }

    private static String bare(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        var unslashed = upper.startsWith("/") ? upper.substring(1) : upper;
        int exchange = unslashed.indexOf(':');
        return exchange < 0 ? unslashed : unslashed.substring(0, exchange);
    }
}
