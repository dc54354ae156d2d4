/** Answers kept in PostgreSQL. */
@NullMarked
package io.tradesense.ai.answers.pg;

import org.jspecify.annotations.NullMarked;
