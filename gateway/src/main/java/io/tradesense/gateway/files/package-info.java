/** Files that are held in memory and answered from there. */
@NullMarked
package io.tradesense.gateway.files;

import org.jspecify.annotations.NullMarked;
