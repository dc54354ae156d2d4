/** Reading an accepted file into the log, whatever is killed meanwhile. */
@NullMarked
package io.tradesense.trading.imports.job;

import org.jspecify.annotations.NullMarked;
