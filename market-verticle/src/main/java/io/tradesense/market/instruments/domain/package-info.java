/** What can be quoted, and what is known about it without asking anybody. */
@NullMarked
package io.tradesense.market.instruments.domain;

import org.jspecify.annotations.NullMarked;
