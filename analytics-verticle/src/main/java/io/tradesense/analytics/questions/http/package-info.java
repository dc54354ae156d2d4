/** Parameters to questions, and what every answer says beside its figures. */
@NullMarked
package io.tradesense.analytics.questions.http;

import org.jspecify.annotations.NullMarked;
