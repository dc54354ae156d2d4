/** The gateway as a client and as a service behind it see it, over real sockets. */
@NullMarked
package io.tradesense.gateway;

import org.jspecify.annotations.NullMarked;
