/** What was said between a user and the assistant. */
@NullMarked
package io.tradesense.ai.conversations.domain;

import org.jspecify.annotations.NullMarked;
