/** The stand-in's pages and its clock over HTTP. */
@NullMarked
package io.tradesense.billing.local.http;

import org.jspecify.annotations.NullMarked;
