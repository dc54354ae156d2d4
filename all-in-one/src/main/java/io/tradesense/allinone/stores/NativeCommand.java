package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a program that ends by itself. Its output goes to a file, for a background child would hold a pipe open. */
record NativeCommand(List<String> words, Path output) {

    /**
     * Runs the program, adding its words to the output file.
     *
     * @return its exit code
     * @throws StartupRefusal when it cannot be run or has not ended in time; it is killed then
     */
    int run(Duration patience) {
        try {
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StartupRefusal(words.get(0) + " has not ended within " + patience.toSeconds() + " seconds.");
            }
            return process.exitValue();
        } catch (IOException error) {
            throw new StartupRefusal(words.get(0) + " cannot be run: " + Reason.of(error) + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupRefusal(words.get(0) + " was interrupted.");
        }
    }

    /** The lines of a log that was begun at this start, so a short one. */
    static List<String> lines(Path log) {
        try {
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException error) {
            return List.of("the log " + log + " cannot be read: " + Reason.of(error));
        }
    }
}
