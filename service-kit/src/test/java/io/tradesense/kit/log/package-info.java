@NullMarked
package io.tradesense.kit.log;

import org.jspecify.annotations.NullMarked;
