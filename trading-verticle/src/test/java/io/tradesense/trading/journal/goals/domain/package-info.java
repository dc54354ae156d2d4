@NullMarked
package io.tradesense.trading.journal.goals.domain;

import org.jspecify.annotations.NullMarked;
