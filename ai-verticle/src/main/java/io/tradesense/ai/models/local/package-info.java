/** Models that work in this process. */
@NullMarked
package io.tradesense.ai.models.local;

import org.jspecify.annotations.NullMarked;
