package io.tradesense.ai.facts.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/** How a fact's value is written in a text, rounded half up; the check of figures reads all of these. */
public final class Printed {
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Printed() {}

    public static String of(Fact fact) {
        return write(fact, fact.value());
    }

    /** Without its sign, for a sentence that says loss in words. */
    public static String unsigned(Fact fact) {
        return write(fact, fact.value().abs());
    }

    private static String write(Fact fact, BigDecimal value) {
        return switch (fact.kind()) {
            case MONEY -> money(value, fact.unit());
            case PRICE -> amount(grouped(value, "#,##0.00######"), value, fact.unit());
            case PERCENT -> grouped(value.movePointRight(2), "#,##0.0") + " %";
            case COUNT -> grouped(value, "#,##0");
            case RATIO -> grouped(value, "#,##0.00");
            case R_MULTIPLE -> grouped(value, "#,##0.00") + "R";
            case QUANTITY -> grouped(value, "#,##0.########");
            case DURATION ->
                duration(value.abs().setScale(0, RoundingMode.HALF_UP).longValue());
            case DATE -> fact.date().toString();
        };
    }

    private static String money(BigDecimal value, String currency) {
        return amount(grouped(value, "#,##0.00"), value, currency);
    }

    private static String amount(String number, BigDecimal value, String currency) {
        String sign = SIGNS.get(currency);
        if (sign == null) {
            return currency.isEmpty() ? number : number + " " + currency;
        }
        return value.signum() < 0 && number.startsWith("-") ? "-" + sign + number.substring(1) : sign + number;
    }

    private static String grouped(BigDecimal value, String pattern) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(value);
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    /** The two largest units, the second rounded: "2 h 15 min". */
    private static String duration(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return two(seconds, MINUTE, "min", 1, "s");
        }
        return seconds < DAY ? two(seconds, HOUR, "h", MINUTE, "min") : two(seconds, DAY, "d", HOUR, "h");
    }

    private static String two(long seconds, long large, String largeName, long small, String smallName) {
        long rounded = (seconds + small / 2) / small * small;
        long rest = rounded % large / small;
        return rounded / large + " " + largeName + (rest == 0 ? "" : " " + rest + " " + smallName);
    }
}
