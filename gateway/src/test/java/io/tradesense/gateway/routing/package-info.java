@NullMarked
package io.tradesense.gateway.routing;

import org.jspecify.annotations.NullMarked;
