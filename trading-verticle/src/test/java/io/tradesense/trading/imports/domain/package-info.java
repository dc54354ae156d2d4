@NullMarked
package io.tradesense.trading.imports.domain;

import org.jspecify.annotations.NullMarked;
