/** What a password may be and whether one is right. */
@NullMarked
package io.tradesense.auth.passwords.domain;

import org.jspecify.annotations.NullMarked;
