/** Private keys at rest. */
@NullMarked
package io.tradesense.auth.keys.aes;

import org.jspecify.annotations.NullMarked;
