/** Users' choices in PostgreSQL. */
@NullMarked
package io.tradesense.ai.privacy.pg;

import org.jspecify.annotations.NullMarked;
