package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Decimal;
import io.tradesense.trading.executions.domain.Unreadable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a file writes numbers. What is written in the other style is refused, never guessed: 1.234 is not 1234. */
enum DecimalStyle {
    /** {@code 1,234.56} */
    POINT(',', '.'),
    /** {@code 1.234,56} */
    COMMA('.', ',');

    private static final int LONGEST = 80;
    private static final Pattern MONEY_SIGNS = Pattern.compile("[$€£¥]|\\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\\b");
    private static final Pattern WHOLE_WITH_ONE_GROUP = Pattern.compile("\\d{1,3}[.,]\\d{3}");

    private final Pattern grouped;
    private final char group;
    private final char point;

    DecimalStyle(char group, char point) {
        this.group = group;
        this.point = point;
        this.grouped = Pattern.compile("[+-]?\\d{1,3}(?:[" + group + "' ]\\d{3})+(?:[" + point + "]\\d*)?");
    }

    /**
     * Null for an empty text or a dash, which is how brokers write nothing. Currency signs go; brackets around a number
     * make it negative, as in a ledger.
     *
     * @throws Unreadable if it is no number in this style
     */
    @Nullable
    BigDecimal read(String text) {
        if (text.length() > LONGEST) {
            throw new Unreadable(text, "is too long for a number");
        }
        var bare = bare(text);
        if (bare.isEmpty() || bare.equals("-") || bare.equals("--")) {
            return null;
        }
        var plain = grouped.matcher(bare).matches() ? bare.replaceAll("[" + group + "' ]", "") : bare;
        if (plain.indexOf(group) >= 0) {
            throw new Unreadable(text, "is not a number as this file writes them");
        }
        try {
            return Decimal.parse(plain.replace(point, '.'));
        } catch (Unreadable e) {
            throw new Unreadable(text, "is not a number that can be kept");
        }
    }

    /** The style these numbers are in, if one of them leaves no doubt; if none does, or they disagree, the usual one. */
    static DecimalStyle of(Collection<String> numbers, DecimalStyle usual) {
        var points = numbers.stream().filter(number -> decides(number, POINT)).count();
        var commas = numbers.stream().filter(number -> decides(number, COMMA)).count();
        if (points > 0 == commas > 0) {
            return usual;
        }
        return points > 0 ? POINT : COMMA;
    }

    private static boolean decides(String number, DecimalStyle style) {
        var bare = bare(number).replaceFirst("^[+-]", "");
        if (WHOLE_WITH_ONE_GROUP.matcher(bare).matches() && !bare.startsWith("0")) {
            return false;
        }
        var pointComesLast = bare.indexOf(style.point) > bare.indexOf(style.group);
        return pointComesLast
                && bare.indexOf(style.point) == bare.lastIndexOf(style.point)
                && bare.matches("[\\d.,' ]+");
    }

    private static String bare(String text) {
        var bare = MONEY_SIGNS
                .matcher(text)
                .replaceAll("")
                .replace('\u00A0', ' ')
                .replace('\u2212', '-')
                .strip();
        if (bare.startsWith("(") && bare.endsWith(")")) {
            return "-" + bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }
}
