/** The public keys, for whoever verifies access tokens. */
@NullMarked
package io.tradesense.auth.keys.http;

import org.jspecify.annotations.NullMarked;
