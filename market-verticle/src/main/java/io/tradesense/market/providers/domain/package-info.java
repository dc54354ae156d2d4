/** Who sells prices, what they may be asked, and what their answers mean. */
@NullMarked
package io.tradesense.market.providers.domain;

import org.jspecify.annotations.NullMarked;
