@NullMarked
package io.tradesense.kit.http;

import org.jspecify.annotations.NullMarked;
