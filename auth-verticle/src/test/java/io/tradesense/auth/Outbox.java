package io.tradesense.auth;

import static io.tradesense.kit.testing.Waiting.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that mail goes into, read as a person would. */
record Outbox(Vertx vertx, Path folder) {
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    static Outbox of(TestAuth auth, Path folder) {
        return new Outbox(auth.service.running().platform().vertx(), folder);
    }

    /** The letters to an address with such a subject, once there are as many. */
    List<String> letters(String to, String subject, int number) {
        return await(found(to, subject, number));
    }

    String letter(String to, String subject) {
        return letters(to, subject, 1).get(0);
    }

    /** The token in the newest letter, once there are so many. */
    String token(String to, String subject, int number) {
        List<String> tokens = letters(to, subject, number).stream()
                .map(letter -> {
                    var token = TOKEN.matcher(letter);
                    return token.find() ? token.group(1) : "";
                })
                .toList();
        return tokens.get(tokens.size() - 1);
    }

    /** By the time they were written, which their names begin with. */
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Future<List<String>> found(String to, String subject, int number) {
        List<String> found = files().stream()
                .map(Outbox::text)
                .filter(letter -> letter.contains("To: " + to + "\r\n"))
                .filter(letter ->
                        letter.lines().anyMatch(line -> line.startsWith("Subject: ") && line.contains(subject)))
                .toList();
        return found.size() >= number
                ? Future.succeededFuture(found)
                : vertx.timer(20, TimeUnit.MILLISECONDS).compose(later -> found(to, subject, number));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
