/** The page a trader looks at, served where it is on the class path. */
@NullMarked
package io.tradesense.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
