/** What the gateway costs a request, beside plain and verifying proxies. */
@NullMarked
package io.tradesense.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
