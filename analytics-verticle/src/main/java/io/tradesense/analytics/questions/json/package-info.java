/** What trades a question is about, as JSON. */
@NullMarked
package io.tradesense.analytics.questions.json;

import org.jspecify.annotations.NullMarked;
