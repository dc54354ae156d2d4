@NullMarked
package io.tradesense.analytics.candlesticks.domain;

import org.jspecify.annotations.NullMarked;
