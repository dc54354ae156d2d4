/** The door that a browser knocks at. */
@NullMarked
package io.tradesense.auth.browser;

import org.jspecify.annotations.NullMarked;
