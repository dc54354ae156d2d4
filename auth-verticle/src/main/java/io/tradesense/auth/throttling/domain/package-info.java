/** Slows down whoever guesses passwords, and nobody else. */
@NullMarked
package io.tradesense.auth.throttling.domain;

import org.jspecify.annotations.NullMarked;
