/** What administrators see of the whole installation, and the one thing they do: replaying parked events. */
@NullMarked
package io.tradesense.gateway.operations;

import org.jspecify.annotations.NullMarked;
