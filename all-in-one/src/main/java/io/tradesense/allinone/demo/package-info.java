/** A year of invented trading, and a walk through the product with it. */
@NullMarked
package io.tradesense.allinone.demo;

import org.jspecify.annotations.NullMarked;
