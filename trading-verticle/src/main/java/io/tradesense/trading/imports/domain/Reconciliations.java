package io.tradesense.trading.imports.domain;

import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The brokers' own figures beside ours. */
public interface Reconciliations {

    /** How the figures of a file agree with ours. */
    enum Status {
        /** All are the same but for rounding. */
        MATCHED,
        DIFFERENT,
        /** The file has none. */
        NOT_STATED
    }

    /** @param next the number of the last item; null on the last page */
    record Page(
            Status status, List<Reconciled> items, @Nullable Long next) {}

    /** Compares every figure of a file whose trades stand. Once more does no harm. */
    Future<Void> reconcile(Work work);

    /** In the file's order, as of the end of the import. @param after the number of an item, from 0 */
    Future<Page> list(UUID importId, int limit, long after);
}
