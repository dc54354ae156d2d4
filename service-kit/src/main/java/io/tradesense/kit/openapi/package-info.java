/** The contract as the one source of routes and of what a request may say. */
@NullMarked
package io.tradesense.kit.openapi;

import org.jspecify.annotations.NullMarked;
