/** The gateway's certificate: read from files, checked, and read again when they change. */
@NullMarked
package io.tradesense.gateway.tls;

import org.jspecify.annotations.NullMarked;
