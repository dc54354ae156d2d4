/** Sessions: signing in, refreshing, signing out. */
@NullMarked
package io.tradesense.auth.sessions.domain;

import org.jspecify.annotations.NullMarked;
