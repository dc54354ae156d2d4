/** The trading service, put together. */
@NullMarked
package io.tradesense.trading;

import org.jspecify.annotations.NullMarked;
