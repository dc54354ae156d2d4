/** The facts: what was bought and sold. Never rewritten; every trade, position and figure is a view of them. */
@NullMarked
package io.tradesense.trading.executions.domain;

import org.jspecify.annotations.NullMarked;
