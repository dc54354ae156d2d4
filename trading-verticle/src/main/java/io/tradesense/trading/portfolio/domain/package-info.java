/** What is held and what it is worth. */
@NullMarked
package io.tradesense.trading.portfolio.domain;

import org.jspecify.annotations.NullMarked;
