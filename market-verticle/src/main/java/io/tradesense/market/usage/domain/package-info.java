/** What users have asked for, counted. */
@NullMarked
package io.tradesense.market.usage.domain;

import org.jspecify.annotations.NullMarked;
