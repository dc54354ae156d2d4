@NullMarked
package io.tradesense.analytics.candlesticks.ta4j;

import org.jspecify.annotations.NullMarked;
