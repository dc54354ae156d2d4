/** Facts from the other services, asked for as the user. */
@NullMarked
package io.tradesense.ai.facts.services;

import org.jspecify.annotations.NullMarked;
