/** The life of the keys that sign access tokens. */
@NullMarked
package io.tradesense.auth.keys.domain;

import org.jspecify.annotations.NullMarked;
