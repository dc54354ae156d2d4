/** One running instance: where it is reached, what it is configured with, and in which order it starts and stops. */
@NullMarked
package io.tradesense.allinone.run;

import org.jspecify.annotations.NullMarked;
