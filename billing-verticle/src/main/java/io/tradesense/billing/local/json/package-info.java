/** The stand-in's books as documents. */
@NullMarked
package io.tradesense.billing.local.json;

import org.jspecify.annotations.NullMarked;
