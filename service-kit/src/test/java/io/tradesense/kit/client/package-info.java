@NullMarked
package io.tradesense.kit.client;

import org.jspecify.annotations.NullMarked;
