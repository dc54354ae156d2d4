/** Keys that programs present in place of an access token. */
@NullMarked
package io.tradesense.auth.apikeys.domain;

import org.jspecify.annotations.NullMarked;
