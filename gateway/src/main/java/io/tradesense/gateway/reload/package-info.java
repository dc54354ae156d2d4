/** Settings that may change while the gateway runs. */
@NullMarked
package io.tradesense.gateway.reload;

import org.jspecify.annotations.NullMarked;
