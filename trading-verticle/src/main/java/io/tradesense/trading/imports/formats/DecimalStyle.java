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
    private static final Pattern MONEY_SIGNS = Pattern.compile("[$€£¥₹₿]|\\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY)\\b");
    private static final int LONGEST_PLAIN = 18;
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
        var simple = simple(text);
        if (simple != null) {
            return simple;
        }
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

    /**
     * A sign, digits and a point, which nearly all numbers are, read without more ado; null for anything else, and for
     * what does not fit a long.
     */
    private @Nullable BigDecimal simple(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (text.length() > LONGEST_PLAIN || text.length() == start) {
            return null;
        }
        long digits = 0;
        int scale = -1;
        for (int i = start; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits = digits * 10 + (character - '0');
                scale += scale < 0 ? 0 : 1;
            } else if (character == point && scale < 0 && i > start && i < text.length() - 1) {
                scale = 0;
            } else {
                return null;
            }
        }
        return shortest(text.charAt(0) == '-' ? -digits : digits, Math.max(0, scale));
    }

    private static BigDecimal shortest(long digits, int scale) {
        long rest = digits;
        int behind = scale;
        while (behind > 0 && rest % 10 == 0) {
            rest /= 10;
            behind--;
        }
        return BigDecimal.valueOf(rest, behind);
    }

    private static String bare(String text) {
        var bare = MONEY_SIGNS
                .matcher(text)
                .replaceAll("")
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .replace('\u2019', '\'')
                .replace('\u2212', '-')
                .strip();
        if (bare.startsWith("(") && bare.endsWith(")")) {
            return "-" + bare.substring(1, bare.length() - 1).strip();
        }
        if (bare.length() > 1 && bare.endsWith("-") && !bare.startsWith("-")) {
            return "-" + bare.substring(0, bare.length() - 1).strip();
        }
        return bare;
    }
}
