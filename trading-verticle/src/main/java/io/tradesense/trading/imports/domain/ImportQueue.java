package io.tradesense.trading.imports.domain;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.domain.Execution;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Imports waiting to be read, shared by all instances. Whoever takes one holds it for a short lease that each saved block
 * renews; one whose holder gave it back, or was killed, is taken by another, which goes on behind the last block that was saved.
 */
public interface ImportQueue {

    /**
     * A file to read, or to take out again.
     *
     * @param undo whether what it brought is to be taken out again
     * @param dryRun whether nothing may be recorded
     * @param currency the account's
     * @param rowsSaved how many rows were saved by those who held it before
     */
    record Work(
            UUID id,
            UUID userId,
            UUID accountId,
            boolean undo,
            boolean dryRun,
            String currency,
            String requestedFormat,
            @Nullable String zone,
            @Nullable ColumnMapping mapping,
            long bytes,
            long rowsSaved) {}

    /** A row that says something of the account, by its number among all rows of the file. */
    sealed interface Entry {
        long number();

        record Read(long number, long line, Execution execution) implements Entry {}

        record Refused(long number, Row.Rejected rejected) implements Entry {}

        record Booked(long number, long line, CashMovement movement) implements Entry {

            /** The same row where it is a movement of the ledger that has another id. */
            public Booked as(UUID id) {
                return new Booked(number, line, movement.as(id));
            }
        }

        /**
         * Takes an execution back.
         *
         * @param id of the row
         * @param execution as the row says it was
         * @param cancels the broker's id of the execution; null where it is not named so
         */
        record Cancels(
                long number,
                long line,
                UUID id,
                Execution execution,
                @Nullable String cancels,
                String raw) implements Entry {

            /** The same where the execution is known. */
            public Cancels of(UUID known) {
                return new Cancels(number, line, id, execution.as(known), cancels, raw);
            }

            public Refused refused(String why) {
                return new Refused(number, new Row.Rejected(line, why, raw));
            }
        }

        /** @param id of the row, and of the event it becomes unless it is told together with others */
        record Ended(long number, long line, UUID id, OptionEnd end, String raw) implements Entry {

            public Row.Rejected rejected(String why) {
                return new Row.Rejected(line, why, raw);
            }
        }
    }

    /**
     * A figure of the broker's.
     *
     * @param number among those of the file, in its order
     * @param executionId of the fill it was stated with; null where it stands alone
     */
    record Stated(
            long number, StatedFigure figure, @Nullable UUID executionId) {}

    /** What the next rows of a file say. */
    record Block(List<Entry> entries, Map<NoExecution, Long> passedOver, List<Stated> stated, long bytesRead) {

        public long rows() {
            return entries.size() + rowsPassedOver();
        }

        /** Those of one kind, in the file's order. */
        public <E extends Entry> List<E> of(Class<E> kind) {
            return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        public long rowsPassedOver() {
            return passedOver.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The lease is another's now, or the import is gone: what was not saved is not ours to save. */
    final class LeaseLost extends RuntimeException {
        public LeaseLost(UUID importId) {
            super("import " + importId + " is in other hands", null, false, false);
        }
    }

    /** The longest-waiting file, or none. */
    Future<Optional<Work>> take();

    /** Gives back what this instance holds, for others to go on with at once. Saves nothing of it any more. */
    Future<Void> giveBack();

    /** A piece of the file, by number from 0; empty behind the last. */
    Future<Optional<byte[]>> piece(UUID importId, int number);

    /** Keeps the lease while work goes on that saves nothing. Fails with {@link LeaseLost}. */
    Future<Void> renew(Work work);

    Future<Void> recognised(Work work, String format);

    /**
     * Saves a block: its executions, what became of each row and how far the file was read, all or nothing. Of a dry run
     * only what would become of the rows.
     *
     * @param rowsBefore saved until now, by whomever. Fails with {@link LeaseLost} where it is another number
     */
    Future<Void> save(Work work, long rowsBefore, Block block);

    /**
     * Says what became of options that ended, now that all executions of the file are known: some of those whose rows were
     * saved and not judged. Answers whether more may be left. Fails with {@link LeaseLost}.
     */
    Future<Boolean> settleSome(Work work);

    /**
     * Takes some of what the import brought out of the account again: what no other import brought too. May be done again
     * from the start, and then does nothing.
     *
     * @param after the number of the last row done, from 0. Answers the next; empty where there are no more. Fails with
     *     {@link LeaseLost}
     */
    Future<Optional<Long>> undoSome(Work work, long after);

    /** Nothing of the import counts any more, and no trade shows it. */
    Future<Void> undone(Work work);

    /** The file was read to its end and every trade it touches stands. */
    Future<Void> complete(Work work);

    /** The file cannot be read, for a reason its owner should know. What was saved of it stays. */
    Future<Void> fail(Work work, String detail);
}
