/** Challenges that need no table until they are used. */
@NullMarked
package io.tradesense.auth.passkeys.hmac;

import org.jspecify.annotations.NullMarked;
