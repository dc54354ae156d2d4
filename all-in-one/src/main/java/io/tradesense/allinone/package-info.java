/** The default way to run TradeSense: every service in one JVM, with its own PostgreSQL and Redis. */
@NullMarked
package io.tradesense.allinone;

import org.jspecify.annotations.NullMarked;
