/** How often a user's data has changed. */
@NullMarked
package io.tradesense.ai.versions.domain;

import org.jspecify.annotations.NullMarked;
