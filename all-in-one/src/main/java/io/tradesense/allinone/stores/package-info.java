/**
 * PostgreSQL and Redis run as child processes out of one data folder, so that a newcomer installs nothing. Start with
 * {@link io.tradesense.allinone.stores.EmbeddedStores#start}.
 */
@NullMarked
package io.tradesense.allinone.stores;

import org.jspecify.annotations.NullMarked;
