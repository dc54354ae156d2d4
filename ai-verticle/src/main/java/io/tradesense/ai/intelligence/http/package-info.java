/** Reports, reviews and insights over HTTP. */
@NullMarked
package io.tradesense.ai.intelligence.http;

import org.jspecify.annotations.NullMarked;
