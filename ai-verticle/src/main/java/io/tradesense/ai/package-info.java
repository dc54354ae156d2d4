/** The ai service: wiring and nothing else. */
@NullMarked
package io.tradesense.ai;

import org.jspecify.annotations.NullMarked;
