/** Who is asking: access tokens, the keys they are checked with, and what was revoked since. */
@NullMarked
package io.tradesense.gateway.access;

import org.jspecify.annotations.NullMarked;
