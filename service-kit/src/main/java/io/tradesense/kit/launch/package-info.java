/** Starting services: alone, together or clustered, from the same code. */
@NullMarked
package io.tradesense.kit.launch;

import org.jspecify.annotations.NullMarked;
