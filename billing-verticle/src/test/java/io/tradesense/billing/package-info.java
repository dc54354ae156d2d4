@NullMarked
package io.tradesense.billing;

import org.jspecify.annotations.NullMarked;
