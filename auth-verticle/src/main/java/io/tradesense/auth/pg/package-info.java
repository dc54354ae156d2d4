/** What every table of auth is changed through. */
@NullMarked
package io.tradesense.auth.pg;

import org.jspecify.annotations.NullMarked;
