@NullMarked
package io.tradesense.trading.roundtrips.domain;

import org.jspecify.annotations.NullMarked;
