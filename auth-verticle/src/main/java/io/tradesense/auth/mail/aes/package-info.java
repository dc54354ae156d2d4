/** Letters as they may lie in a database. */
@NullMarked
package io.tradesense.auth.mail.aes;

import org.jspecify.annotations.NullMarked;
