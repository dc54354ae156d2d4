/** Values that every feature of auth uses. */
@NullMarked
package io.tradesense.auth.domain;

import org.jspecify.annotations.NullMarked;
