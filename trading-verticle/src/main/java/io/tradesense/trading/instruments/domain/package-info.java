/** What traders say of instruments. */
@NullMarked
package io.tradesense.trading.instruments.domain;

import org.jspecify.annotations.NullMarked;
