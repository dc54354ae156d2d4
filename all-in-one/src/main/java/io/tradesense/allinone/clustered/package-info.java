/** The stores alone, for services that run as processes of their own on one machine: {@code ./tradesense cluster}. */
@NullMarked
package io.tradesense.allinone.clustered;

import org.jspecify.annotations.NullMarked;
