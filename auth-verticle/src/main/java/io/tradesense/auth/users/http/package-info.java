/** Accounts over HTTP. */
@NullMarked
package io.tradesense.auth.users.http;

import org.jspecify.annotations.NullMarked;
