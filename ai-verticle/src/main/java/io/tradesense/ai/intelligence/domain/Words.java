package io.tradesense.ai.intelligence.domain;

import io.tradesense.ai.facts.domain.Cell;
import java.util.Locale;

/** How things are called in the texts of rules. */
public final class Words {
    private Words() {}

    /** MONDAY is "Monday"; a symbol and a setup are called as the trader calls them. */
    static String subject(Cell cell) {
        return switch (cell.by()) {
            case WEEKDAY -> cell.key().charAt(0) + cell.key().substring(1).toLowerCase(Locale.ROOT);
            case HOUR -> cell.key() + ":00";
            case SIDE -> cell.key().toLowerCase(Locale.ROOT) + " trades";
            case SETUP -> "the setup " + cell.key();
            case TAG -> "the tag " + cell.key();
            case SYMBOL, MONTH, ASSET_CLASS, HOLDING_TIME -> cell.key();
        };
    }

    /** What others wrote may hold figures that nobody has checked: they are cut out. */
    public static String withoutFigures(String text) {
        return text.replaceAll("[\\p{Nd}\\p{No}\\p{Nl}]+([.,%]\\p{Nd}*)*", "…")
                .replaceAll("[\\n\\r]+", " ")
                .strip();
    }
}
