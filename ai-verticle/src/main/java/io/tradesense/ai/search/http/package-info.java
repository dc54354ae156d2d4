/** Search over HTTP. */
@NullMarked
package io.tradesense.ai.search.http;

import org.jspecify.annotations.NullMarked;
