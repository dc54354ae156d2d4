@NullMarked
package io.tradesense.trading.portfolio.domain;

import org.jspecify.annotations.NullMarked;
