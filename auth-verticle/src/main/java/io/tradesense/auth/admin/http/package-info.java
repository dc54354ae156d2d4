/** Administration over HTTP. */
@NullMarked
package io.tradesense.auth.admin.http;

import org.jspecify.annotations.NullMarked;
