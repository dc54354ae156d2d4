/** Letters over SMTP. */
@NullMarked
package io.tradesense.auth.mail.smtp;

import org.jspecify.annotations.NullMarked;
