/** Where the instances of a service are. */
@NullMarked
package io.tradesense.kit.discovery;

import org.jspecify.annotations.NullMarked;
