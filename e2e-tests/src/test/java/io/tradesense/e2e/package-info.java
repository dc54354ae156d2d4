/** The product as a trader and an operator meet it: real processes, real stores, HTTP through the gateway. */
@NullMarked
package io.tradesense.e2e;

import org.jspecify.annotations.NullMarked;
