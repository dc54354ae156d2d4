@NullMarked
package io.tradesense.analytics.performance.domain;

import org.jspecify.annotations.NullMarked;
