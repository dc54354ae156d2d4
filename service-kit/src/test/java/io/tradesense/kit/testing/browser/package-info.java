/** A browser as a test drives it. */
@NullMarked
package io.tradesense.kit.testing.browser;

import org.jspecify.annotations.NullMarked;
