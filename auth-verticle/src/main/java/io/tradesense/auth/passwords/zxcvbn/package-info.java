/** How hard passwords are to guess, by zxcvbn. */
@NullMarked
package io.tradesense.auth.passwords.zxcvbn;

import org.jspecify.annotations.NullMarked;
