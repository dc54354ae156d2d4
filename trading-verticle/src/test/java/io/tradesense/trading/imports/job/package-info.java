@NullMarked
package io.tradesense.trading.imports.job;

import org.jspecify.annotations.NullMarked;
