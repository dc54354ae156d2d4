/** The export out of PostgreSQL. */
@NullMarked
package io.tradesense.auth.exports.pg;

import org.jspecify.annotations.NullMarked;
