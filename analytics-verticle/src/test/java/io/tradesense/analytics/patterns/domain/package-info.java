@NullMarked
package io.tradesense.analytics.patterns.domain;

import org.jspecify.annotations.NullMarked;
