/** PostgreSQL: pool, migrations, small help with rows. */
@NullMarked
package io.tradesense.kit.pg;

import org.jspecify.annotations.NullMarked;
