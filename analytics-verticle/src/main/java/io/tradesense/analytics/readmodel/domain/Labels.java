package io.tradesense.analytics.readmodel.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A column of words, dictionary-encoded: a row may hold none, one or several. Codes number the distinct words in
 * alphabetical order, so they do not depend on the order of the rows.
 */
public final class Labels {

    private final List<String> names;
    /** The codes of row r are those from {@code start[r]} to before {@code start[r + 1]}. */
    private final int[] start;

    private final int[] codes;

    private Labels(List<String> names, int[] start, int[] codes) {
        this.names = names;
        this.start = start;
        this.codes = codes;
    }

    /** One word a row, or none where it is null. */
    public static Labels of(List<@Nullable String> words) {
        return ofSets(words.stream()
                .map(word -> word == null ? List.<String>of() : List.of(word))
                .toList());
    }

    /** Any number of distinct words a row. */
    public static Labels ofSets(List<? extends Collection<String>> words) {
        List<String> names = List.copyOf(
                new TreeSet<>(words.stream().flatMap(Collection::stream).toList()));
        int[] start = new int[words.size() + 1];
        for (int row = 0; row < words.size(); row++) {
            start[row + 1] = start[row] + words.get(row).size();
        }
        int[] codes = new int[start[words.size()]];
        for (int row = 0; row < words.size(); row++) {
            int at = start[row];
            for (String word : words.get(row)) {
                codes[at++] = Collections.binarySearch(names, word);
            }
            Arrays.sort(codes, start[row], at);
        }
        return new Labels(names, start, codes);
    }

    /** The distinct words by code. */
    public List<String> names() {
        return names;
    }

    /** The code of the word; negative where no row holds it. */
    public int code(String word) {
        return Collections.binarySearch(names, word);
    }

    public int count(int row) {
        return start[row + 1] - start[row];
    }

    /** The code of the row's {@code nth} word, from 0. */
    public int code(int row, int nth) {
        return codes[start[row] + nth];
    }

    /** The code of the row's first word; -1 where it has none. */
    public int first(int row) {
        return count(row) == 0 ? -1 : codes[start[row]];
    }

    public boolean has(int row, int code) {
        for (int at = start[row]; at < start[row + 1]; at++) {
            if (codes[at] == code) return true;
        }
        return false;
    }
}
