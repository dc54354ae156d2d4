/** The one key an operator gives the service and what is derived from it. */
@NullMarked
package io.tradesense.auth.secrets;

import org.jspecify.annotations.NullMarked;
