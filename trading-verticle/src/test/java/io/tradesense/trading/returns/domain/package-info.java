@NullMarked
package io.tradesense.trading.returns.domain;

import org.jspecify.annotations.NullMarked;
