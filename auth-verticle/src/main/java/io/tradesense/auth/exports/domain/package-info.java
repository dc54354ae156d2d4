/** Everything auth knows of a user, for that user. */
@NullMarked
package io.tradesense.auth.exports.domain;

import org.jspecify.annotations.NullMarked;
