/** Work that is too slow for an event loop, bounded. */
@NullMarked
package io.tradesense.auth.workers;

import org.jspecify.annotations.NullMarked;
