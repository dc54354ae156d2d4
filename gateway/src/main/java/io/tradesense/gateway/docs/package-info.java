/** The contract of the whole: what every service says it serves, in one document and on one page. */
@NullMarked
package io.tradesense.gateway.docs;

import org.jspecify.annotations.NullMarked;
