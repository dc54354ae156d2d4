/** Tests. */
@NullMarked
package io.tradesense.market.usage.domain;

import org.jspecify.annotations.NullMarked;
