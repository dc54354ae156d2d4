/** What devices say, checked by vertx-auth-webauthn4j. */
@NullMarked
package io.tradesense.auth.passkeys.webauthn;

import org.jspecify.annotations.NullMarked;
