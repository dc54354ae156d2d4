/** Vectors of meaning without a provider: the model all-MiniLM-L6-v2, run in this process. */
@NullMarked
package io.tradesense.ai.minilm;

import org.jspecify.annotations.NullMarked;
