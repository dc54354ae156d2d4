/** Passkeys: keys on users' devices that sign in by themselves. */
@NullMarked
package io.tradesense.auth.passkeys.domain;

import org.jspecify.annotations.NullMarked;
