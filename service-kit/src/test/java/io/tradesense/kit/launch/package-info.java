@NullMarked
package io.tradesense.kit.launch;

import org.jspecify.annotations.NullMarked;
