@NullMarked
package io.tradesense.analytics.models.domain;

import org.jspecify.annotations.NullMarked;
