@NullMarked
package io.tradesense.billing.catalogue.json;

import org.jspecify.annotations.NullMarked;
