@NullMarked
package io.tradesense.kit.entitlements;

import org.jspecify.annotations.NullMarked;
