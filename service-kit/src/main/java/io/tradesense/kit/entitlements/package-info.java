/** What a user's plan allows, known in memory. */
@NullMarked
package io.tradesense.kit.entitlements;

import org.jspecify.annotations.NullMarked;
