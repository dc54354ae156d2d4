/** What travels with a request through every hop, event and log line. */
@NullMarked
package io.tradesense.kit.scope;

import org.jspecify.annotations.NullMarked;
