/** Takes jobs from the queue and does them. */
@NullMarked
package io.tradesense.analytics.jobs.compute;

import org.jspecify.annotations.NullMarked;
