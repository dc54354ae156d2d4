@NullMarked
package io.tradesense.trading.journal.setups.domain;

import org.jspecify.annotations.NullMarked;
