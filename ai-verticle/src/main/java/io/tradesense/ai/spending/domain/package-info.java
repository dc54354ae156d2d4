/** What models may use and have used. */
@NullMarked
package io.tradesense.ai.spending.domain;

import org.jspecify.annotations.NullMarked;
