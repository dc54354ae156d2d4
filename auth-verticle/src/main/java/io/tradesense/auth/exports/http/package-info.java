/** The export over HTTP. */
@NullMarked
package io.tradesense.auth.exports.http;

import org.jspecify.annotations.NullMarked;
