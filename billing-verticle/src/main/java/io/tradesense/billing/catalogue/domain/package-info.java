/** What can be bought, and what it allows. */
@NullMarked
package io.tradesense.billing.catalogue.domain;

import org.jspecify.annotations.NullMarked;
