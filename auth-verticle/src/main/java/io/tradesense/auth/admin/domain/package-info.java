/** What administrators do with the accounts of others. */
@NullMarked
package io.tradesense.auth.admin.domain;

import org.jspecify.annotations.NullMarked;
