/** What a user proves beside their password, and how it is set up. */
@NullMarked
package io.tradesense.auth.factors.domain;

import org.jspecify.annotations.NullMarked;
