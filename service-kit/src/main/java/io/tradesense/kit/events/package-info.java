/** Telling other services: outbox, feed and doorbell. */
@NullMarked
package io.tradesense.kit.events;

import org.jspecify.annotations.NullMarked;
