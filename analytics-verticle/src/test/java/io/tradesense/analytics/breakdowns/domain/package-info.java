@NullMarked
package io.tradesense.analytics.breakdowns.domain;

import org.jspecify.annotations.NullMarked;
