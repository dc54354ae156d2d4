/** Proving an address, and changing address and password, over HTTP. */
@NullMarked
package io.tradesense.auth.recovery.http;

import org.jspecify.annotations.NullMarked;
