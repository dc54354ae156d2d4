/** Passwords as Argon2id hashes. */
@NullMarked
package io.tradesense.auth.passwords.argon2;

import org.jspecify.annotations.NullMarked;
