/** Work that is done piece by piece. */
@NullMarked
package io.tradesense.kit.flow;

import org.jspecify.annotations.NullMarked;
