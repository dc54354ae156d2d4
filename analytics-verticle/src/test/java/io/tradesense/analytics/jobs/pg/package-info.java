@NullMarked
package io.tradesense.analytics.jobs.pg;

import org.jspecify.annotations.NullMarked;
