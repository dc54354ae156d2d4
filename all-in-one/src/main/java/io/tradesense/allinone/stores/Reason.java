package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Why a file could not be used, in words a person knows; Java's own messages are often a bare path. */
final class Reason {

    private Reason() {}

    static String of(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (error instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        return Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    }
}
