/** Which lots the trader says a closing execution takes. */
@NullMarked
package io.tradesense.trading.lots.domain;

import org.jspecify.annotations.NullMarked;
