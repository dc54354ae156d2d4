/** What is shared in the database: pages, and the forgetting of a user's whole journal. */
@NullMarked
package io.tradesense.trading.journal.pg;

import org.jspecify.annotations.NullMarked;
