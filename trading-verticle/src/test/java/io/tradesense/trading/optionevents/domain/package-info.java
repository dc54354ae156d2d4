@NullMarked
package io.tradesense.trading.optionevents.domain;

import org.jspecify.annotations.NullMarked;
