/** Who is calling: signed tokens between services. */
@NullMarked
package io.tradesense.kit.identity;

import org.jspecify.annotations.NullMarked;
