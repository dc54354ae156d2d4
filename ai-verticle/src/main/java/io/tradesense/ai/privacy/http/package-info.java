/** Users' choices over HTTP. */
@NullMarked
package io.tradesense.ai.privacy.http;

import org.jspecify.annotations.NullMarked;
