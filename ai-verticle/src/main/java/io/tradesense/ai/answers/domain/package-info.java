/** Answers that were given before. */
@NullMarked
package io.tradesense.ai.answers.domain;

import org.jspecify.annotations.NullMarked;
