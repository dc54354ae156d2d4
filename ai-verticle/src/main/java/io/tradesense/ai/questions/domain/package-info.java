/** Questions in plain words, as filters. */
@NullMarked
package io.tradesense.ai.questions.domain;

import org.jspecify.annotations.NullMarked;
