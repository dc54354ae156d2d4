/** What a plan allows of models. */
@NullMarked
package io.tradesense.ai.spending.plans;

import org.jspecify.annotations.NullMarked;
