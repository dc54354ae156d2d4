/** The audit log over HTTP. */
@NullMarked
package io.tradesense.auth.audit.http;

import org.jspecify.annotations.NullMarked;
