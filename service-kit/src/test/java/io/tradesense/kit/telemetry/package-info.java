@NullMarked
package io.tradesense.kit.telemetry;

import org.jspecify.annotations.NullMarked;
