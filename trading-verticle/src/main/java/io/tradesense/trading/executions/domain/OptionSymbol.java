package io.tradesense.trading.executions.domain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The 21 characters by which the Options Clearing Corporation names a listed option: root padded to six, expiry
 * {@code yyMMdd}, {@code C} or {@code P}, strike in thousandths padded to eight ({@code AAPL  240119C00150000}).
 */
public final class OptionSymbol {

    private static final Pattern COMPACT = Pattern.compile("([A-Z0-9]{1,6}) *(\\d{6}[CP]\\d{8})");
    private static final BigDecimal LARGEST_STRIKE = new BigDecimal("99999.999");
    private static final int STRIKE_SCALE = 3;

    private static final Pattern PARTS =
            Pattern.compile("(?<root>[A-Z0-9]{1,6}) *(?<expiry>\\d{6})(?<right>[CP])(?<strike>\\d{8})");
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private OptionSymbol() {}

    /** What a symbol says. The root is the underlying's symbol but for its class separator ({@code BRKB}). */
    public record Parts(String root, LocalDate expiry, boolean isCall, BigDecimal strike) {}

    /** Empty where the symbol has not the OCC's form, or its expiry is no day. */
    public static Optional<Parts> parse(String symbol) {
        var parts = PARTS.matcher(symbol);
        if (!parts.matches()) return Optional.empty();
        try {
            return Optional.of(new Parts(
                    parts.group("root"),
                    LocalDate.parse(parts.group("expiry"), EXPIRY),
                    parts.group("right").equals("C"),
                    new BigDecimal(parts.group("strike")).movePointLeft(STRIKE_SCALE)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /**
     * @param root as the broker writes it; the class separator of {@code BRK.B} is dropped, as the OCC does
     * @param right {@code C}, {@code P}, {@code CALL} or {@code PUT}
     * @throws Unreadable if the parts make no listed option
     */
    public static String of(String root, LocalDate expiry, String right, BigDecimal strike) {
        var letters = root.strip().toUpperCase(Locale.ROOT).replaceAll("[./ ]", "");
        if (!letters.matches("[A-Z0-9]{1,6}")) {
            throw new Unreadable(root, "is not the root of a listed option");
        }
        if (strike.signum() <= 0
                || strike.compareTo(LARGEST_STRIKE) > 0
                || strike.stripTrailingZeros().scale() > STRIKE_SCALE) {
            throw new Unreadable(strike.toPlainString(), "is not a strike price");
        }
        var thousandths = strike.movePointRight(STRIKE_SCALE).longValueExact();
        return "%-6s%s%s%08d"
                .formatted(
                        letters,
                        DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).format(expiry),
                        letter(right),
                        thousandths);
    }

    /** The same symbol, padded, if it has the OCC's form with or without its spaces. */
    public static Optional<String> padded(String symbol) {
        var parts = COMPACT.matcher(symbol);
        return parts.matches() ? Optional.of("%-6s%s".formatted(parts.group(1), parts.group(2))) : Optional.empty();
    }

    private static String letter(String right) {
        return switch (right.strip().toUpperCase(Locale.ROOT)) {
            case "C", "CALL" -> "C";
            case "P", "PUT" -> "P";
            default -> throw new Unreadable(right, "is neither a call nor a put");
        };
    }
}
