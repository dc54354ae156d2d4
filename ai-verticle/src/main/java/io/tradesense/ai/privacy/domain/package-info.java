/** What leaves the house, and whether anything may. */
@NullMarked
package io.tradesense.ai.privacy.domain;

import org.jspecify.annotations.NullMarked;
