/** Work that takes longer than a request: kept, bounded, with progress, and ended when nobody wants it. */
@NullMarked
package io.tradesense.analytics.jobs.domain;

import org.jspecify.annotations.NullMarked;
