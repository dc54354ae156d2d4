/** What can be asked about closed trades, and what every answer has. */
@NullMarked
package io.tradesense.analytics.questions.domain;

import org.jspecify.annotations.NullMarked;
