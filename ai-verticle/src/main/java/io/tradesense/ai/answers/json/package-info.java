/** Answers as JSON, written and read. */
@NullMarked
package io.tradesense.ai.answers.json;

import org.jspecify.annotations.NullMarked;
