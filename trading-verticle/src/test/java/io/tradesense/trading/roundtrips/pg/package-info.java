@NullMarked
package io.tradesense.trading.roundtrips.pg;

import org.jspecify.annotations.NullMarked;
