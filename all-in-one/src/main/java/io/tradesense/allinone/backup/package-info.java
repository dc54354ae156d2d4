/** {@code ./tradesense backup} and {@code restore}: the whole installation as one file, tried before it is trusted. */
@NullMarked
package io.tradesense.allinone.backup;

import org.jspecify.annotations.NullMarked;
