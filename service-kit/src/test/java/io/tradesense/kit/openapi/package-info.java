@NullMarked
package io.tradesense.kit.openapi;

import org.jspecify.annotations.NullMarked;
