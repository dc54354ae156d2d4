package io.tradesense.trading.imports.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a user's own table mean.
 *
 * @param columns by what is meant ({@code symbol}, {@code quantity}, …: {@link Field}) the heading that has it
 * @param decimals how numbers are written; null to find out from the file
 * @param dates whether the month or the day comes first; null to find out from the file
 */
public record ColumnMapping(
        Map<Field, String> columns,
        @Nullable Decimals decimals,
        @Nullable Dates dates) {

    /** What a column can hold. */
    public enum Field {
        SYMBOL,
        SIDE,
        QUANTITY,
        PRICE,
        EXECUTED_AT,
        DATE,
        TIME,
        ASSET_CLASS,
        FEES,
        COMMISSION,
        CURRENCY,
        MULTIPLIER,
        EXTERNAL_ID
    }

    /** {@code 1,234.56} or {@code 1.234,56}. */
    public enum Decimals {
        POINT,
        COMMA
    }

    /** {@code 1/15/2024} or {@code 15/1/2024}. */
    public enum Dates {
        MONTH_FIRST,
        DAY_FIRST
    }

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }
}
