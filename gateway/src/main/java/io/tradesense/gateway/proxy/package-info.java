/** Passing requests on to services, and their answers back. */
@NullMarked
package io.tradesense.gateway.proxy;

import org.jspecify.annotations.NullMarked;
