@NullMarked
package io.tradesense.gateway.limits;

import org.jspecify.annotations.NullMarked;
