/** Filters from questions over HTTP. */
@NullMarked
package io.tradesense.ai.questions.http;

import org.jspecify.annotations.NullMarked;
