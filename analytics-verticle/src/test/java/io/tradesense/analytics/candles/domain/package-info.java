@NullMarked
package io.tradesense.analytics.candles.domain;

import org.jspecify.annotations.NullMarked;
