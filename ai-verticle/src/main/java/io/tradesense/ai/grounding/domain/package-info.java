/** Every figure of a text held against the fact it cites. */
@NullMarked
package io.tradesense.ai.grounding.domain;

import org.jspecify.annotations.NullMarked;
