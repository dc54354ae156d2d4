@NullMarked
package io.tradesense.kit.flow;

import org.jspecify.annotations.NullMarked;
