/** Taking in brokers' files over HTTP. */
@NullMarked
package io.tradesense.trading.imports.http;

import org.jspecify.annotations.NullMarked;
