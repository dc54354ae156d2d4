package io.tradesense.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures of an answer as a trader reads them. What is undefined or absent is a dash. */
final class Figures {

    private static final String UNDEFINED = "–";

    private Figures() {}

    /** {@code -1,234.50} */
    static String money(JsonNode value) {
        return number(value, "#,##0.00");
    }

    /** {@code 1,234} or, of a part, {@code 0.25}: a quantity as it is. */
    static String quantity(JsonNode value) {
        return number(value, "#,##0.########");
    }

    /** {@code 1.27} */
    static String ratio(JsonNode value) {
        return number(value, "#,##0.00");
    }

    /** {@code 54.3 %} of 0.543 */
    static String percent(JsonNode value) {
        return number(value, "#,##0.0 %");
    }

    private static String number(JsonNode value, String pattern) {
        if (value.isMissingNode() || value.isNull() || value.asText().isEmpty()) {
            return UNDEFINED;
        }
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(new BigDecimal(value.asText()));
    }
}
