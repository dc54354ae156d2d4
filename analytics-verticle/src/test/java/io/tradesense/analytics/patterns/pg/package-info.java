@NullMarked
package io.tradesense.analytics.patterns.pg;

import org.jspecify.annotations.NullMarked;
