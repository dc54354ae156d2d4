/** Who a user is and how they prove it: this root wires the service together. */
@NullMarked
package io.tradesense.auth;

import org.jspecify.annotations.NullMarked;
