/** The euro's reference rates, as the European Central Bank publishes them. */
@NullMarked
package io.tradesense.market.providers.ecb;

import org.jspecify.annotations.NullMarked;
