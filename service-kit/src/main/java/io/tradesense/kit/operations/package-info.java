/** What an operator sees of a process and may do about it: consumers of events, parked events, errors by kind. */
@NullMarked
package io.tradesense.kit.operations;

import org.jspecify.annotations.NullMarked;
