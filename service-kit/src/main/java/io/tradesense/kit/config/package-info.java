/** The environment, read once, checked whole. */
@NullMarked
package io.tradesense.kit.config;

import org.jspecify.annotations.NullMarked;
