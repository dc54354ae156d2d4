@NullMarked
package io.tradesense.kit.events;

import org.jspecify.annotations.NullMarked;
