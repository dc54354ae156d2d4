/** WebSockets on their way through: one from the client, one to a service, and everything between the two bounded. */
@NullMarked
package io.tradesense.gateway.sockets;

import org.jspecify.annotations.NullMarked;
