package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Unreadable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listed options as brokers name them, brought into the OCC's form:
 *
 * <ul>
 *   <li>{@code AAPL 01/19/2024 150.00 C} (Schwab), {@code AAPL 1/19/2024 Call $150.00} (Robinhood)
 *   <li>{@code AAPL 19JAN24 150 C} (Interactive Brokers), {@code AAPL Jan 19 '24 $150 Call} and {@code CALL AAPL 01/19/24
 *       150.000} (E*TRADE)
 *   <li>{@code -AAPL240119C150} (Fidelity), {@code AAPL 240119C150} (TradeStation), with the strike in dollars
 *   <li>the OCC's own, padded or not
 * </ul>
 */
final class OptionName {

    private static final String ROOT = "(?<root>[A-Z][A-Z0-9./]{0,7})";
    private static final String STRIKE = "\\$?(?<strike>[\\d,]{1,9}(?:\\.\\d{1,4})?)";
    private static final String RIGHT = "(?<right>C|P|CALL|PUT)";
    private static final String NUMERIC_DATE = "(?<expiry>\\d{1,2}/\\d{1,2}/\\d{2,4})";

    private static final List<Pattern> NAMES = List.of(
            Pattern.compile(ROOT + " " + NUMERIC_DATE + " " + STRIKE + " " + RIGHT),
            Pattern.compile(ROOT + " " + NUMERIC_DATE + " " + RIGHT + " " + STRIKE),
            Pattern.compile(ROOT + " (?<expiry>\\d{2}[A-Z]{3}\\d{2}) " + STRIKE + " " + RIGHT),
            Pattern.compile(ROOT + " (?<expiry>[A-Z]{3} \\d{1,2} '\\d{2}) " + STRIKE + " " + RIGHT),
            Pattern.compile(RIGHT + " " + ROOT + " " + NUMERIC_DATE + " " + STRIKE + "(?: .*)?"),
            Pattern.compile("-?" + ROOT + " ?(?<expiry>\\d{6})(?<right>[CP])" + STRIKE));
    private static final Pattern OCC = Pattern.compile("-?([A-Z0-9]{1,6} *\\d{6}[CP]\\d{8})");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private OptionName() {}

    /**
     * The option's symbol; empty where the text does not name one.
     *
     * @throws Unreadable where it names one that cannot be: an expiry that is no day, a strike of zero
     */
    static Optional<String> symbol(String text) {
        var name = SPACES.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceAll(" ");
        var occ = OCC.matcher(name);
        if (occ.matches()) {
            return OptionSymbol.padded(occ.group(1));
        }
        return NAMES.stream()
                .map(form -> form.matcher(name))
                .filter(Matcher::matches)
                .findFirst()
                .map(OptionName::symbol);
    }

    private static String symbol(Matcher parts) {
        var strike = DecimalStyle.POINT.read(parts.group("strike"));
        if (strike == null) {
            throw new Unreadable(parts.group(), "has no strike price");
        }
        var expiry = parts.group("expiry").replace("'", "");
        var date = expiry.matches("\\d{6}") ? "20" + expiry : expiry;
        return OptionSymbol.of(
                parts.group("root"),
                Moment.read(date, Moment.DateOrder.MONTH_FIRST).date(),
                parts.group("right"),
                strike);
    }
}
