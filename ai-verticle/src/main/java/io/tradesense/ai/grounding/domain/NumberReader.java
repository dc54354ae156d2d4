package io.tradesense.ai.grounding.domain;

import io.tradesense.ai.grounding.domain.Figure.Form;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers written in digits with what belongs to them: sign, currency, thousands, percent, R. */
final class NumberReader {
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("bucks", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("yen", "JPY"));
    private static final String CODES =
            "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|HKD|SGD|INR|KRW|BRL|MXN|ZAR|TRY|CNY|BTC|ETH|USDT|USDC";
    private static final String SIGN = "(?<sign>(?<![\\p{L}\\d])[+-])?";
    private static final String BEFORE = "(?:(?<before>US\\$|[$€£¥]|(?<![A-Za-z])(?:" + CODES + "))[ \\u00A0]?)?";
    private static final String DIGITS = "(?<digits>\\d{1,3}(?:[,.'\\u00A0]\\d{3})+(?:[.,]\\d+)?(?!\\d)"
            + "|\\d{1,3}(?: \\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)?|[.,]\\d+)(?<exponent>[eE][+-]?\\d{1,2})?";
    private static final String SCALE = "(?:(?<scale>[kK]|[mM]|[bB]n?)(?![\\p{L}\\d])|[ \\u00A0-]"
            + "(?<word>thousand|million|billion|hundred|Tsd\\.?|Mio\\.?|Mrd\\.?)(?![\\p{L}]))?";
    private static final String UNIT = "(?:[ \\u00A0-]?(?<unit>%|percentage points?|per ?cent|prozent|pct|pp|bps"
            + "|basis points?|R|[x×]|times|cents?|dollars?|bucks|euros?|pounds|yen|" + CODES
            + "|[$€£¥])(?![\\p{L}\\d]))?";
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d_])" + SIGN + BEFORE + "(?<inner>-)?" + DIGITS + SCALE + UNIT + "(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CODE_SET = Set.of(CODES.split("\\|"));
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private final Spans spans;
    private final NumberStyle style;

    NumberReader(Spans spans, NumberStyle style) {
        this.spans = spans;
        this.style = style;
    }

    void read() {
        spans.each(NUMBER, this::figure);
    }

    private Figure figure(Matcher found) {
        BigDecimal digits = value(found.group("digits"));
        String unit = lower(found.group("unit"));
        String before = lower(found.group("before"));
        int shift = exponent(found) + scale(found) + shiftOf(unit);
        BigDecimal half = HALF.scaleByPowerOfTen(shift - digits.scale());
        BigDecimal value = digits.scaleByPowerOfTen(shift);
        Form form = form(unit, !before.isEmpty());
        String currency = currency(before.isEmpty() ? unit : before);
        return Figure.number(found.start(), found.end(), form, value, half, sign(found), currency);
    }

    /** Grouping is taken away; a lone separator before three digits groups or begins decimals as the text's style says. */
    private BigDecimal value(String digits) {
        String text = digits.replaceAll("[' \\u00A0]", "");
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (last < 0) {
            return new BigDecimal(text);
        }
        char separator = text.charAt(last);
        boolean alone = text.indexOf(separator) == last;
        boolean mixed = text.indexOf(separator == '.' ? ',' : '.') >= 0;
        boolean three = text.length() - last - 1 == 3 && last > 0 && last <= 3 && text.charAt(0) != '0';
        boolean groups = !mixed && (!alone || three && separator == style.grouping);
        String plain = groups
                ? text.replace(String.valueOf(separator), "")
                : text.substring(0, last).replaceAll("[.,]", "") + "." + text.substring(last + 1);
        return new BigDecimal(plain.startsWith(".") ? "0" + plain : plain);
    }

    private static int exponent(Matcher found) {
        String exponent = found.group("exponent");
        return exponent == null ? 0 : Integer.parseInt(exponent.substring(1));
    }

    private static int scale(Matcher found) {
        String scale = found.group("scale");
        String word = found.group("word");
        String name = lower(word == null ? scale : word).replace(".", "");
        return switch (name) {
            case "hundred" -> 2;
            case "k", "thousand", "tsd" -> 3;
            case "m", "million", "mio" -> 6;
            case "b", "bn", "billion", "mrd" -> 9;
            default -> 0;
        };
    }

    private static int shiftOf(String unit) {
        return unit.startsWith("cent") || unit.equals("bps") || unit.startsWith("basis") ? -2 : 0;
    }

    private static Form form(String unit, boolean money) {
        if (money || !currency(unit).isEmpty()) {
            return Form.MONEY;
        }
        return switch (unit) {
            case "" -> Form.PLAIN;
            case "r" -> Form.R_MULTIPLE;
            case "x", "×", "times" -> Form.TIMES;
            default -> Form.PERCENT;
        };
    }

    private static String currency(String word) {
        if (word.startsWith("cent")) {
            return "USD";
        }
        String named = CURRENCIES.get(word);
        return named != null
                ? named
                : CODE_SET.contains(word.toUpperCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : "";
    }

    private static int sign(Matcher found) {
        if (found.group("inner") != null) {
            return -1;
        }
        String sign = found.group("sign");
        return sign == null ? 0 : sign.equals("-") ? -1 : 1;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
