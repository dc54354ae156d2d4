package io.tradesense.analytics.questions.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the figures of an answer mean, by their place in it: {@code sharpe}, or {@code daily.sharpe} for one inside
 * another.
 *
 * @param figures in the order in which they are explained
 */
public record Definitions(Map<String, Definition> figures) {

    public static final Definitions NONE = new Definitions(Map.of());

    public Definitions {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** @param table a figure a line: figure | formula | unit | convention | source | when it is undefined */
    public static Definitions of(String table) {
        Map<String, Definition> figures = new LinkedHashMap<>();
        table.lines()
                .filter(line -> !line.isBlank())
                .map(Definitions::cells)
                .forEach(cells -> figures.put(
                        cells.get(0),
                        new Definition(cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5))));
        return new Definitions(figures);
    }

    /** @param table a figure a line that is worked out otherwise: figure | convention */
    public Definitions with(String table) {
        Map<String, Definition> others = new LinkedHashMap<>(figures);
        table.lines()
                .filter(line -> !line.isBlank())
                .map(Definitions::cells)
                .forEach(cells -> others.computeIfPresent(cells.get(0), (figure, known) -> known.by(cells.get(1))));
        return new Definitions(others);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
