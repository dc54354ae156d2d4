@NullMarked
package io.tradesense.analytics.statistics.domain;

import org.jspecify.annotations.NullMarked;
