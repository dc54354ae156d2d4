/** OpenAI's Chat Completions and Embeddings, which many servers speak. */
@NullMarked
package io.tradesense.ai.models.http;

import org.jspecify.annotations.NullMarked;
