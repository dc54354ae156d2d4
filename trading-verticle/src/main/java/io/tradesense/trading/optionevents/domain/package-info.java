/** What becomes of options other than by trading them. */
@NullMarked
package io.tradesense.trading.optionevents.domain;

import org.jspecify.annotations.NullMarked;
