@NullMarked
package io.tradesense.analytics.questions.compute;

import org.jspecify.annotations.NullMarked;
