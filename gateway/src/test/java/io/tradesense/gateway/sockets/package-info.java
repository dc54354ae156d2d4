/** Tests of what needs no gateway. */
@NullMarked
package io.tradesense.gateway.sockets;

import org.jspecify.annotations.NullMarked;
