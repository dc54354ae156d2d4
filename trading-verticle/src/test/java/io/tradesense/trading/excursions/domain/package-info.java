@NullMarked
package io.tradesense.trading.excursions.domain;

import org.jspecify.annotations.NullMarked;
