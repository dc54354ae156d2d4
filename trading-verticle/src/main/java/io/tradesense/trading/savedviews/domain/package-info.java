/** Lists of trades a trader keeps under a name. */
@NullMarked
package io.tradesense.trading.savedviews.domain;

import org.jspecify.annotations.NullMarked;
