/** The catalogue over HTTP. */
@NullMarked
package io.tradesense.billing.catalogue.http;

import org.jspecify.annotations.NullMarked;
