@NullMarked
package io.tradesense.analytics.simulations.domain;

import org.jspecify.annotations.NullMarked;
