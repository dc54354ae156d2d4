@NullMarked
package io.tradesense.trading.executions.domain;

import org.jspecify.annotations.NullMarked;
