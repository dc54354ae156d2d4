/** How the services are, as the gateway sees them. */
@NullMarked
package io.tradesense.gateway.health;

import org.jspecify.annotations.NullMarked;
