/** Whether a service and what it depends on are well. */
@NullMarked
package io.tradesense.kit.health;

import org.jspecify.annotations.NullMarked;
