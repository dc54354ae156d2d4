@NullMarked
package io.tradesense.analytics.readmodel.domain;

import org.jspecify.annotations.NullMarked;
