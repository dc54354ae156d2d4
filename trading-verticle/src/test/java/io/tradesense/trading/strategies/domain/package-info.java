@NullMarked
package io.tradesense.trading.strategies.domain;

import org.jspecify.annotations.NullMarked;
