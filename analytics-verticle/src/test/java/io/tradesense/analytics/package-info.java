@NullMarked
package io.tradesense.analytics;

import org.jspecify.annotations.NullMarked;
