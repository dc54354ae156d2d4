@NullMarked
package io.tradesense.trading.currencies.domain;

import org.jspecify.annotations.NullMarked;
