/** Letters to users: what they say, and that each is sent in the end. */
@NullMarked
package io.tradesense.auth.mail.domain;

import org.jspecify.annotations.NullMarked;
