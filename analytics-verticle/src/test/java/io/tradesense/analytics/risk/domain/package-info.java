@NullMarked
package io.tradesense.analytics.risk.domain;

import org.jspecify.annotations.NullMarked;
