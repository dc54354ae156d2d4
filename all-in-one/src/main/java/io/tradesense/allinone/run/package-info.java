/** What a running instance leaves for the {@code tradesense} command to find it by. */
@NullMarked
package io.tradesense.allinone.run;

import org.jspecify.annotations.NullMarked;
