package io.tradesense.trading.imports.domain;

import java.io.IOException;
import java.util.Optional;

/** One way in which one broker writes down executions. Stateless. */
public interface StatementFormat {

    /** The id a caller may ask for it by: lower case with hyphens. */
    String name();

    /** What a person calls it, with where to get it. */
    String title();

    /** True if a file that begins so is of this format. */
    boolean recognises(Head head);

    /** Opens the file, which is of this format. Blocks. */
    Rows read(Source source, ImportContext context) throws IOException;

    /** Why a file that begins so is not of this format, as one sentence; empty where there is nothing helpful to say. */
    default Optional<String> whyNot(Head head) {
        return Optional.empty();
    }
}
