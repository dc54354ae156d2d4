/** Conversations over HTTP. */
@NullMarked
package io.tradesense.ai.conversations.http;

import org.jspecify.annotations.NullMarked;
