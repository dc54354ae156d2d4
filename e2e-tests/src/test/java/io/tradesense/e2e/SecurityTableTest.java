package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} and the tests name the same requirements. */
class SecurityTableTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern ANNOTATION = Pattern.compile("@Asvs\\(([^)]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    @Test
    void every_requirement_of_the_table_is_shown_by_the_tests_it_names_and_by_no_others() throws IOException {
        assertThat(annotated()).isEqualTo(promised());
    }

    @Test
    void a_row_names_tests_or_says_why_not() throws IOException {
        var rows = ROW.matcher(table()).results().toList();
        assertThat(rows)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        row -> assertThat(row.group(2)).as(row.group(1)).matches("open|by design|`\\w+`(, `\\w+`)*"));
        assertThat(rows.stream().map(row -> row.group(1))).doesNotHaveDuplicates();
    }

    private static SortedMap<String, SortedSet<String>> promised() throws IOException {
        SortedMap<String, SortedSet<String>> promised = new TreeMap<>();
        ROW.matcher(table())
                .results()
                .forEach(row -> NAME.matcher(row.group(2))
                        .results()
                        .forEach(test -> note(promised, row.group(1), test.group(1))));
        return promised;
    }

    private static SortedMap<String, SortedSet<String>> annotated() throws IOException {
        SortedMap<String, SortedSet<String>> annotated = new TreeMap<>();
        try (var modules = Files.list(HOME)) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(file -> read(file, annotated));
                }
            }
        }
        return annotated;
    }

    private static void read(Path file, Map<String, SortedSet<String>> annotated) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            ANNOTATION
                    .matcher(Files.readString(file))
                    .results()
                    .flatMap(annotation ->
                            NUMBER.matcher(annotation.group(1)).results().map(MatchResult::group))
                    .forEach(number -> note(annotated, number, name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void note(Map<String, SortedSet<String>> map, String number, String test) {
        map.merge(number, new TreeSet<>(Set.of(test)), (known, more) -> {
            known.addAll(more);
            return known;
        });
    }

    private static String table() throws IOException {
        return Files.readString(HOME.resolve("docs/security.md"));
    }
}
