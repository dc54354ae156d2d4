@NullMarked
package io.tradesense.allinone.backup;

import org.jspecify.annotations.NullMarked;
