@NullMarked
package io.tradesense.billing.mirror.domain;

import org.jspecify.annotations.NullMarked;
