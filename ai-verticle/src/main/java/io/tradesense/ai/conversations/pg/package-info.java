/** Conversations in PostgreSQL. */
@NullMarked
package io.tradesense.ai.conversations.pg;

import org.jspecify.annotations.NullMarked;
