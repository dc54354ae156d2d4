/** Performance over HTTP: questions from parameters, answers as JSON. */
@NullMarked
package io.tradesense.analytics.performance.http;

import org.jspecify.annotations.NullMarked;
