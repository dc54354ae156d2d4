/** What the routes of every feature share. */
@NullMarked
package io.tradesense.auth.http;

import org.jspecify.annotations.NullMarked;
