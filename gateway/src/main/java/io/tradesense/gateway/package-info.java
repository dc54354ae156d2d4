/** The only door: wiring. */
@NullMarked
package io.tradesense.gateway;

import org.jspecify.annotations.NullMarked;
