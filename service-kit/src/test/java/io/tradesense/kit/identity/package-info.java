@NullMarked
package io.tradesense.kit.identity;

import org.jspecify.annotations.NullMarked;
