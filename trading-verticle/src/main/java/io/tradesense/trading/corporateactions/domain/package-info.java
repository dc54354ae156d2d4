/** What companies do to their shares, and what executions say afterwards. */
@NullMarked
package io.tradesense.trading.corporateactions.domain;

import org.jspecify.annotations.NullMarked;
