/** How any service is built. Nothing in here knows a word of trading. */
@NullMarked
package io.tradesense.kit;

import org.jspecify.annotations.NullMarked;
