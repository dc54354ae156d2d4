/** One-time codes after RFC 6238. */
@NullMarked
package io.tradesense.auth.factors.hmac;

import org.jspecify.annotations.NullMarked;
