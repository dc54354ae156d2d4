/** Letters into a folder. */
@NullMarked
package io.tradesense.auth.mail.folder;

import org.jspecify.annotations.NullMarked;
