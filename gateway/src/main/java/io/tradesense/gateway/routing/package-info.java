/** Addresses that configuration sends elsewhere: new services, and the way from an older system to these ones and back. */
@NullMarked
package io.tradesense.gateway.routing;

import org.jspecify.annotations.NullMarked;
