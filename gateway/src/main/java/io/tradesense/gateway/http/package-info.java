/** What a request may look like before it is let in, and what every answer carries. */
@NullMarked
package io.tradesense.gateway.http;

import org.jspecify.annotations.NullMarked;
