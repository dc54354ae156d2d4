/** What is known of a trader, each with its value, its kind and where it is from. */
@NullMarked
package io.tradesense.ai.facts.domain;

import org.jspecify.annotations.NullMarked;
