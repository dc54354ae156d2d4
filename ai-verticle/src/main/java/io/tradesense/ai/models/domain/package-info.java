/** A language model as the rest of the service sees it. */
@NullMarked
package io.tradesense.ai.models.domain;

import org.jspecify.annotations.NullMarked;
