/** Accounts: registering, knowing, renaming and deleting them. */
@NullMarked
package io.tradesense.auth.users.domain;

import org.jspecify.annotations.NullMarked;
