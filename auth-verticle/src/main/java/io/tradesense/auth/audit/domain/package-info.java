/** What happened to an account's security, for its user and for operators to read. */
@NullMarked
package io.tradesense.auth.audit.domain;

import org.jspecify.annotations.NullMarked;
