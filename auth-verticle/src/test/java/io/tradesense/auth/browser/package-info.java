/** A browser as a test drives it. */
@NullMarked
package io.tradesense.auth.browser;

import org.jspecify.annotations.NullMarked;
