@NullMarked
package io.tradesense.kit.config;

import org.jspecify.annotations.NullMarked;
