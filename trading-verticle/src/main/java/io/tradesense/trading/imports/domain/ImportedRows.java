package io.tradesense.trading.imports.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the rows of files, to be read. */
public interface ImportedRows {

    /** @param next the number of the last row; null on the last page */
    record Page(List<JudgedRow> items, @Nullable Long next) {}

    /**
     * In the file's order.
     *
     * @param outcome empty for all
     * @param after the number of a row
     */
    Future<Page> list(UUID importId, Optional<JudgedRow.Outcome> outcome, int limit, long after);
}
