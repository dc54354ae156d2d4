/** What stands out in a trader's figures by more than luck. */
@NullMarked
package io.tradesense.ai.insights.domain;

import org.jspecify.annotations.NullMarked;
