package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.Execution;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row that says something of the account; in a dry run, what would become of it.
 *
 * @param number of the row among all rows of the file, from one
 * @param line where it begins in the file; 0 where that is not known
 * @param why in a sentence; null for an execution that was simply added
 * @param executionId null where it was rejected
 * @param execution what it reads as; null where it was rejected
 * @param tradeId a trade the execution is in now; null where it is in none
 * @param movementId in the cash ledger, of a booking; null for any other row
 * @param booking what it reads as; null where it is none
 * @param optionEventId the event that an ended option became or already was; null for any other row
 * @param optionEnd what it reads as; null where it is none
 */
public record JudgedRow(
        long number,
        long line,
        Outcome outcome,
        @Nullable String why,
        @Nullable UUID executionId,
        @Nullable Execution execution,
        @Nullable UUID tradeId,
        @Nullable UUID movementId,
        @Nullable Booking booking,
        @Nullable UUID optionEventId,
        @Nullable OptionEnd optionEnd) {

    /** What a row of a file comes to. */
    public enum Outcome {
        /** It is new, or came back after the import that brought it was undone. */
        ADDED,
        /** The account has it already. */
        DUPLICATE,
        /** It cannot be understood. */
        REJECTED,
        /** The account has it under the broker's id, and the broker says something else of it now: it was corrected. */
        CHANGED
    }
}
