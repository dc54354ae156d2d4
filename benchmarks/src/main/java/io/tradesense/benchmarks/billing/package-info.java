/** How soon events of Stripe's are acknowledged, entitlements answered and changes heard of, beside bare handlers. */
@NullMarked
package io.tradesense.benchmarks.billing;

import org.jspecify.annotations.NullMarked;
