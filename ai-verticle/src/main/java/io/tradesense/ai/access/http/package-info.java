/** What the routes of several features share. */
@NullMarked
package io.tradesense.ai.access.http;

import org.jspecify.annotations.NullMarked;
