/** What the tests of every service stand on: real stores, a client that checks the contract, the rules of the house. */
@NullMarked
package io.tradesense.kit.testing;

import org.jspecify.annotations.NullMarked;
