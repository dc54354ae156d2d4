/** The trading service as it runs, over HTTP and on a real PostgreSQL. */
@NullMarked
package io.tradesense.trading;

import org.jspecify.annotations.NullMarked;
