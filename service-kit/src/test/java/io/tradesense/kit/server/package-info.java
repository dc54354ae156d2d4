@NullMarked
package io.tradesense.kit.server;

import org.jspecify.annotations.NullMarked;
