/** Figures and the audit, for administrators. */
@NullMarked
package io.tradesense.billing.figures.http;

import org.jspecify.annotations.NullMarked;
