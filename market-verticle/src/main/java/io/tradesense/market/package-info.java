/** The market service: wiring and nothing else. */
@NullMarked
package io.tradesense.market;

import org.jspecify.annotations.NullMarked;
