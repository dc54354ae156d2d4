package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures a broker states beside its executions. One that cannot be read is none: it is no execution that is lost. */
final class Stated {

    private Stated() {}

    /** A figure of the fill in its row; none where the field is empty. @param currency null for the fill's own */
    static Function<Fill, List<StatedFigure>> ofFill(
            Measure measure, String amount, @Nullable String currency, long line) {
        var number = number(amount);
        if (number == null) {
            return fill -> List.of();
        }
        return fill -> {
            var id = fill.externalId();
            var in = currency == null ? fill.currency() : currency;
            return List.of(
                    new StatedFigure(measure, fill.symbol(), in, id == null ? "line " + line : id, number, null));
        };
    }

    /** Null where there is none to be read. */
    static @Nullable BigDecimal number(String text) {
        try {
            return DecimalStyle.POINT.read(text);
        } catch (Unreadable unreadable) {
            return null;
        }
    }
}
