/** What may come in. */
@NullMarked
package io.tradesense.gateway.http;

import org.jspecify.annotations.NullMarked;
