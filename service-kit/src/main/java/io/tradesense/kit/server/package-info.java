/** A service put together: the server that carries its routes, health and metrics. */
@NullMarked
package io.tradesense.kit.server;

import org.jspecify.annotations.NullMarked;
