/** Reports and reviews by rules. */
@NullMarked
package io.tradesense.ai.intelligence.domain;

import org.jspecify.annotations.NullMarked;
