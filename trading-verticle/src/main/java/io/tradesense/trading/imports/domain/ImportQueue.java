package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.Execution;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Imports waiting to be read, shared by all instances. Whoever takes one holds it for a short lease that each saved block
 * renews; one whose holder was killed is taken by another, which goes on behind the last block that was saved.
 */
public interface ImportQueue {

    /**
     * A file to read.
     *
     * @param currency the account's
     * @param rowsSaved how many rows were saved by those who held it before
     */
    record Work(
            UUID id,
            UUID userId,
            UUID accountId,
            String currency,
            String requestedFormat,
            @Nullable String zone,
            @Nullable ColumnMapping mapping,
            long bytes,
            long rowsSaved) {}

    /** What the next rows of a file became. */
    record Block(
            List<Execution> executions,
            List<Row.Rejected> rejected,
            Map<NoExecution, Long> passedOver,
            long bytesRead) {

        public long rows() {
            return executions.size() + rejected.size() + rowsPassedOver();
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

    /** A piece of the file, by number from 0; empty behind the last. */
    Future<Optional<byte[]>> piece(UUID importId, int number);

    /** Keeps the lease while work goes on that saves nothing. Fails with {@link LeaseLost}. */
    Future<Void> renew(Work work);

    Future<Void> recognised(Work work, String format);

    /**
     * Saves a block: its executions, its faults and how far the file was read, all or nothing.
     *
     * @param rowsBefore saved until now, by whomever. Fails with {@link LeaseLost} where it is another number
     */
    Future<Void> save(Work work, long rowsBefore, Block block);

    /** The file was read to its end and every trade it touches stands. */
    Future<Void> complete(Work work);

    /** The file cannot be read, for a reason its owner should know. What was saved of it stays. */
    Future<Void> fail(Work work, String detail);
}
