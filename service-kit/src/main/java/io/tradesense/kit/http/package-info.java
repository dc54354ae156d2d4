/** What every HTTP answer has in common: problems, limits, callers, pages. */
@NullMarked
package io.tradesense.kit.http;

import org.jspecify.annotations.NullMarked;
