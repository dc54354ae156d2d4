/** Access tokens as signed JWTs. */
@NullMarked
package io.tradesense.auth.keys.jwt;

import org.jspecify.annotations.NullMarked;
