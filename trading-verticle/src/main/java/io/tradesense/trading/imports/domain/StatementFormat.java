package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import java.io.IOException;
import java.util.Optional;

/** One way in which one broker writes down executions. Stateless. */
public interface StatementFormat {

    FormatDescription description();

    /** The id a caller may ask for it by. */
    default String name() {
        return description().name();
    }

    /** True if a file that begins so is of this format. */
    boolean recognises(Head head);

    /**
     * Opens the file, which is of this format. Blocks.
     *
     * @throws Fault INVALID where the file cannot be read without something the caller did not state
     */
    Rows read(Source source, ImportContext context) throws IOException;

    /** Why a file that begins so is not of this format, as one sentence; empty where there is nothing helpful to say. */
    default Optional<String> whyNot(Head head) {
        return Optional.empty();
    }
}
