/** Proving an address, and changing address and password. */
@NullMarked
package io.tradesense.auth.recovery.domain;

import org.jspecify.annotations.NullMarked;
