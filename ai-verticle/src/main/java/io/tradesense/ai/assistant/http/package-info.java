/** The assistant over HTTP, whole or as it speaks. */
@NullMarked
package io.tradesense.ai.assistant.http;

import org.jspecify.annotations.NullMarked;
