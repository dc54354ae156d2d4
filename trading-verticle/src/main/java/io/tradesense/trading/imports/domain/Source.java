package io.tradesense.trading.imports.domain;

import java.io.IOException;
import java.io.InputStream;

/**
 * A broker's file, which can be read from its start as often as asked: once to recognise it, once or twice to read it
 * (some brokers state a contract's multiplier only after its trades). Every open gives the same bytes. Reading blocks.
 */
@FunctionalInterface
public interface Source {

    /** A new stream at the first byte; whoever asked closes it. */
    InputStream open() throws IOException;
}
