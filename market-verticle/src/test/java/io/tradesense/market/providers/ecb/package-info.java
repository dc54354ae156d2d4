@NullMarked
package io.tradesense.market.providers.ecb;

import org.jspecify.annotations.NullMarked;
