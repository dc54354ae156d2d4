@NullMarked
package io.tradesense.analytics.performance.compute;

import org.jspecify.annotations.NullMarked;
