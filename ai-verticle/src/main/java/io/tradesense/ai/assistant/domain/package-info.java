/** Answers to questions, from facts. */
@NullMarked
package io.tradesense.ai.assistant.domain;

import org.jspecify.annotations.NullMarked;
